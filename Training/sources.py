"""The lists of names and the texts that the names head learns from, read into items of words and spans."""

import json
import re
from collections import Counter

import conllu
import splitter
from naming import SMALL, Item, capital, core, fitting, without_title


def uner(path):
    out, forms, tags = [], [], []
    for line in [*open(path, encoding="utf-8"), ""]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if not line:
            if forms:
                out.append(
                    Item(
                        forms, bio(forms, tags, {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}), "uner"
                    )
                )
            forms, tags = [], []
        else:
            c = line.split("\t")
            forms.append(c[1])
            tags.append(c[2])
    return out


def bio(forms, tags, types):
    spans, start, kind = [], None, None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and not (t[0] == "I" and t[2:] == kind):
            a, b = start, i
            if forms[a].lower() == "the" and b - a > 1:
                a += 1
            if types.get(kind):
                spans.append((*without_title(forms, a, b, types[kind]), types[kind]))
            start = None
        if t[0] == "B" or (t[0] == "I" and start is None):
            start, kind = i, t[2:]
    return spans


def crossner(path):
    types = dict(
        politicalparty="ORG",
        politician="PER",
        election="MISC",
        organisation="ORG",
        location="LOC",
        person="PER",
        misc="MISC",
        country="LOC",
        event="MISC",
    )
    out, forms, tags = [], [], []
    for line in [*open(path, encoding="utf-8"), ""]:
        c = line.split()
        if len(c) < 2:
            if forms:
                spans = [
                    s
                    for s in bio(forms, tags, types)
                    if s[2] != "MISC" or fitting(" ".join(forms[s[0] : s[1]]))
                ]
                out.append(Item(forms, spans, "crossner"))
            forms, tags = [], []
        else:
            forms.append(c[0])
            tags.append(c[1])
    return out


def gum(path):
    types = dict(
        person="PER", organization="ORG", place="LOC", event="MISC", object="MISC", abstract="MISC"
    )
    out = []
    for s in conllu.read(path):
        stack, found = [], []
        for i, m in enumerate(s.misc):
            e = re.search(r"(?:^|\|)Entity=([^|]*)", m)
            for t in re.findall(r"\([^()]*\)?|[^()]+\)", e[1]) if e else []:
                if t[0] == "(":
                    f = t.strip("()").split("-")
                    stack.append((f[0], i, f[1]))
                    if t[-1] != ")":
                        continue
                    at = len(stack) - 1
                else:
                    at = max((j for j, x in enumerate(stack) if x[0] == t[:-1]), default=None)
                    if at is None:
                        continue
                _, a, kind = stack.pop(at)
                if kind in types:
                    found.append((a, i + 1, types[kind]))
        taken, spans = set(), []
        for a, b, t in sorted(found, key=lambda x: (x[0] - x[1], x[0])):
            head = next((j for j in range(a, b) if not a < s.heads[j] <= b), None)
            if head is None or s.upos[head] != "PROPN" or not capital(s.forms[head]):
                continue
            x, y = core(s.forms, a, b)
            while x < head and s.deprels[x] == "nmod:desc":
                x += 1
            x, y = without_title(s.forms, x, y, t)
            if not x <= head < y or s.xpos[head] not in ("NNP", "NNPS") or taken & set(range(x, y)):
                continue
            if t == "MISC" and y - x == 1 and s.forms[x].isupper() and len(s.forms[x]) == 1:
                continue
            spans.append((x, y, t))
            taken |= set(range(x, y))
        weights = [1.0] * len(s)
        for i in range(len(s)):  # proper nouns that no mention covers: unknown rather than no name
            if i not in taken and s.upos[i] == "PROPN":
                weights[i] = 0.0
        out.append(Item(s.forms, spans, "gum", weights))
    return out


class Words:
    """Text → sentences of words with offsets, by the splitter."""

    def __init__(self, split):
        self.split = split

    def __call__(self, texts):
        """For each text, sentences: list of (start, end) word spans in its characters."""
        pieces, where = [], []
        for i, text in enumerate(texts):
            at = 0
            for part in re.split(r"(\n\s*\n)", text):
                if part.strip():
                    chars, origin = splitter.collapsed(part)
                    pieces.append(chars)
                    where.append((i, [at + o for o in origin]))
                at += len(part)
        out = [[] for _ in texts]
        for (i, origin), chars, classes in zip(where, pieces, self.split.classes(pieces)):
            found = splitter.spans(chars, classes)
            for a, b in found["sentences"]:
                out[i].append(
                    [(origin[x], origin[y - 1] + 1) for x, y in found["words"] if a <= x < b]
                )
        return out


def to_words(words, a, b):
    """A character span as word numbers, or None."""
    inside = [i for i, (x, y) in enumerate(words) if x < b and y > a]
    if not inside:
        return None
    return inside[0], inside[-1] + 1


def re3d(path, tokenise):
    kinds = dict(Person="PER", Organisation="ORG", Location="LOC", Nationality="MISC")
    documents = [json.loads(line) for line in open(path, encoding="utf-8")]
    out = []
    for d, sentences in zip(documents, tokenise([d["text"] for d in documents])):
        text = d["text"]
        for words in sentences:
            forms = [text[a:b] for a, b in words]
            candidates = Counter()
            for e in d["entities"]:
                if (
                    e["type"] not in kinds
                    or not words
                    or e["start"] < words[0][0]
                    or e["end"] > words[-1][1]
                ):
                    continue
                w = to_words(words, e["start"], e["end"])
                if w is None:
                    continue
                a, b = w
                while b - a > 1 and forms[a].lower() in (
                    "the",
                    "a",
                    "an",
                    "its",
                    "his",
                    "their",
                    "our",
                    "'s",
                    "’s",
                ):
                    a += 1
                while b - a > 1 and forms[b - 1] in ("'s", "’s", ",", ".", "'"):
                    b -= 1
                t = kinds[e["type"]]
                if t == "PER":
                    a, b = without_title(forms, a, b, t)
                if (
                    "," in forms[a:b]
                    or not fitting(" ".join(forms[a:b]))
                    or forms[a].lower() in SMALL
                ):
                    continue
                if all(
                    f.lower()
                    in (
                        "he",
                        "she",
                        "we",
                        "they",
                        "i",
                        "it",
                        "his",
                        "their",
                        "our",
                        "you",
                        "us",
                        "who",
                    )
                    for f in forms[a:b]
                ):
                    continue
                candidates[a, b, t] += 1
            taken, spans = set(), []
            inner = {(a, b) for a, b, t in candidates if t == "PER"}
            for (a, b, t), _ in sorted(
                candidates.items(), key=lambda c: (-(c[0][1] - c[0][0]), -c[1], c[0])
            ):
                if taken & set(range(a, b)):
                    continue
                if t == "PER" and any(y == b and x > a for x, y in inner):
                    continue
                spans.append((a, b, t))
                taken |= set(range(a, b))
            out.append(Item(forms, spans, "re3d", document=d["id"]))
    return out


def stream(path, tokenise):
    """Items whose links are spans of unknown type; links: per item [(a, b, title, text)]."""
    documents = [json.loads(line) for line in open(path, encoding="utf-8")]
    out = []
    for d, sentences in zip(documents, tokenise([d["text"] for d in documents])):
        for words in sentences:
            forms = [d["text"][a:b] for a, b in words]
            item = Item(forms, [], "stream", document=d["date"])
            item.links = []
            for l in d["links"]:
                if not words or l["start"] < words[0][0] or l["end"] > words[-1][1]:
                    continue
                w = to_words(words, l["start"], l["end"])
                if w is None:
                    continue
                exact = words[w[0]][0] == l["start"] and words[w[1] - 1][1] == l["end"]
                item.links.append((*w, l["title"], l["text"], exact, fitting(l["text"])))
            out.append(item)
    return out
