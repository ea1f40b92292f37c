"""Weak labels for the stream: links are names; their types come from their titles, the rest from a model."""

from collections import Counter, defaultdict

import numpy as np

import naming


def title_votes(items):
    """What the model's emissions (`e`) say of each title's type, summed over its mentions."""
    votes = defaultdict(Counter)
    for item in items:
        if not hasattr(item, "e"):
            continue
        e = item.e.astype(np.float64)
        e = e - np.logaddexp.reduce(e, axis=1, keepdims=True)
        for a, b, title, _, exact, fit in item.links:
            if fit and exact:
                s = np.array(
                    [
                        sum(np.logaddexp.reduce(e[k, 1 + 4 * t : 5 + 4 * t]) for k in range(a, b))
                        for t in range(4)
                    ]
                )
                p = np.exp(s - np.logaddexp.reduce(s))
                for t, kind in enumerate(naming.TYPES):
                    votes[title][kind] += float(p[t])
    return votes


def weak_labels(items, predicted, demonyms, countries):
    """Sets each item's spans: its links, other mentions of what is linked elsewhere, then the model's own."""
    votes, kinds, surfaces = title_votes(items), {}, defaultdict(Counter)
    for item in items:
        for a, b, title, text, exact, fit in item.links:
            if not fit:
                continue
            if (title, text) not in kinds:
                if text in demonyms:
                    kinds[title, text] = "MISC"
                elif text in countries or title in countries:
                    kinds[title, text] = "LOC"
                elif naming.role(title, text):
                    kinds[title, text] = None
                else:
                    kinds[title, text] = naming.title_type(title, votes[title])
            if exact and kinds[title, text]:
                surfaces[tuple(item.forms[a:b])][kinds[title, text]] += 1
    known = {f: c.most_common(1)[0][0] for f, c in surfaces.items() if len(f) > 1 or len(f[0]) > 2}
    for item, found in zip(items, predicted):
        taken, spans = set(), []

        def add(a, b, kind):
            if not taken & set(range(a, b)):
                spans.append((a, b, kind))
                taken.update(range(a, b))

        for a, b, title, text, exact, fit in item.links:
            kind = kinds.get((title, text))
            if fit and exact and kind:
                add(a, b, kind)
            elif fit and kind is None:  # an office: only the state in it is a name
                taken |= {
                    k
                    for k in range(a, b)
                    if item.forms[k] not in demonyms and item.forms[k] not in countries
                }
        for a in range(len(item)):
            for b in range(min(len(item), a + 8), a, -1):
                if tuple(item.forms[a:b]) in known:
                    add(a, b, known[tuple(item.forms[a:b])])
                    break
        for a, b, kind in sorted(found):
            add(a, b, kind)
        item.spans = sorted(spans)
