"""Lemmas as edit scripts: a dictionary for what the suffixes get wrong, and suffix rules for the rest."""

from collections import Counter, defaultdict

from headlines import third_person
from features import key, lowered, normalised

LONGEST = 6


def script(form, lemma):
    """The shortest edit from the form to the lemma, as `l2|y`: case, scalars dropped, string appended."""
    n = normalised(form, digits=False)
    l = lowered(n)
    lemma = normalised(lemma, digits=False) if lemma != "_" else l
    best = None
    for letter, base in (("l", l), ("k", n)):
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        candidate = (
            len(base) - same + len(lemma) - same,
            f"{letter}{len(base) - same}|{lemma[same:]}",
        )
        if best is None or candidate[0] < best[0]:
            best = candidate
    return best[1]


def apply(script, form):
    n = normalised(form, digits=False)
    base = lowered(n) if script[0] == "l" else n
    k, s = script[1:].split("|", 1)
    return base[: max(0, len(base) - int(k))] + s


def inflected(lemma):
    """Regular forms of a verb with their tags; both spellings where a consonant may double."""
    stems = [lemma]
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        stems = [lemma[:-1]]
    elif (
        len(lemma) > 2
        and lemma[-1] not in "aeiouwxy"
        and lemma[-2] in "aeiou"
        and lemma[-3] not in "aeiou"
    ):
        stems.append(lemma + lemma[-1])
    for stem in stems:
        yield stem + "ing", "VBG"
        for tag in ("VBD", "VBN"):
            yield (
                stem[:-1] + "ied"
                if stem.endswith("y") and stem[-2:-1] not in "aeiou"
                else stem + "ed"
            ), tag
    yield third_person(lemma), "VBZ"


class Lemmas:
    def __init__(self, sentences):
        words = Counter()
        for s in sentences:
            for f, lemma, u, x, misc in zip(s.forms, s.lemmas, s.upos, s.xpos, s.misc):
                if x == "GW" or "Typo" in misc or lemma == "_":
                    continue
                words[f, u, x, lemma] += 1
        exact, rules = defaultdict(Counter), defaultdict(Counter)
        for (f, u, x, lemma), c in words.items():
            l, sc = lowered(normalised(f, digits=False)), script(f, lemma)
            for tag in (u + "/" + x, u):
                exact["L" + l + "\t" + tag][f, lemma] += c
                for k in range(min(LONGEST, len(l)) + 1):
                    rules["R" + l[len(l) - k :] + "\t" + tag][sc] += 1 if c < 3 else 1.5
        self.table = {}
        for k, c in sorted(rules.items(), key=lambda kc: (len(kc[0].split("\t")[0]), kc[0])):
            sc, most = c.most_common(1)[0]
            if most < 2 and len(k.split("\t")[0]) > 1:
                continue
            suffix, tag = k[1:].split("\t")
            shorter = next(
                (
                    self.table[q]
                    for i in range(1, len(suffix) + 1)
                    if (q := "R" + suffix[i:] + "\t" + tag) in self.table
                ),
                None,
            )
            if sc != shorter:
                self.table[k] = sc
        for k, pairs in sorted(exact.items(), key=lambda kc: ("/" in kc[0], kc[0])):
            l, tag = k[1:].split("\t")
            u, _, x = tag.partition("/")
            if not x and sum(pairs.values()) < 2:
                continue
            # The script that is right for most ways of writing the word: `i` and `I` share one entry.
            right = Counter()
            for sc in sorted({script(f, lemma) for f, lemma in pairs}):
                right[sc] = sum(
                    c
                    for (f, lemma), c in pairs.items()
                    if apply(sc, f) == normalised(lemma, digits=False)
                )
            sc, most = right.most_common(1)[0]
            known = self.guess(l, u, x)
            if known is None or most > sum(
                c
                for (f, lemma), c in pairs.items()
                if apply(known, f) == normalised(lemma, digits=False)
            ):
                self.table[k] = sc
        verbs = {
            lemma
            for (_, u, _, lemma) in words
            if u == "VERB" and lemma.isalpha() and lemma.islower() and len(lemma) > 2
        }
        for lemma in sorted(verbs):
            for form, x in inflected(lemma):
                k = "L" + form + "\tVERB/" + x
                if (
                    form != lemma
                    and k not in self.table
                    and "L" + form + "\tVERB" not in exact
                    and apply(self.guess(form, "VERB", x) or "l0|", form) != lemma
                ):
                    self.table[k] = script(form, lemma)
        self.scripts = sorted(set(self.table.values()))
        index = {sc: i for i, sc in enumerate(self.scripts)}
        self.keyed = {key(k[0], k[1:]): index[v] for k, v in self.table.items()}

    def guess(self, l, upos, xpos):
        tag = upos + "/" + xpos
        for k in ("L" + l + "\t" + tag, "L" + l + "\t" + upos):
            if k in self.table:
                return self.table[k]
        for t in (tag, upos):
            for k in range(min(LONGEST, len(l)), -1, -1):
                found = self.table.get("R" + l[len(l) - k :] + "\t" + t)
                if found:
                    return found
        return None

    def lemma(self, form, upos, xpos):
        l = lowered(normalised(form, digits=False))
        sc = self.guess(l, upos, xpos)
        return l if sc is None else apply(sc, form)
