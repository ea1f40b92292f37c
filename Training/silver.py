"""Self-training: several parsers read text together; what they are sure of becomes training text."""

import json

import numpy as np
from scipy.special import log_softmax, softmax

from conllu import Sentence
from trees import decode


def unlabelled(tokenise, stream, articles):
    """Sentences of words from the stream's items and the articles, read in this order."""
    texts = [
        json.loads(line)["text"]
        for path in (stream, articles)
        for line in open(path, encoding="utf-8")
    ]
    out = []
    for text, sentences in zip(texts, tokenise(texts)):
        for words in sentences:
            if 3 <= len(words) <= 80:
                out.append(Sentence(forms=[text[a:b] for a, b in words]))
    return out


FINITE = {"VBD", "VBZ", "VBP", "MD", "VB"}


def plausible(s):
    """No sentence whose verb was read as a noun: one without a finite verb, or a noun with an object or a bare subject."""
    if not any(x in FINITE for x in s.xpos):
        return False
    copulas = {h for h, d in zip(s.heads, s.deprels) if d == "cop"}
    for h, d in zip(s.heads, s.deprels):
        if (
            h
            and s.xpos[h - 1] in ("NNS", "NN")
            and (d == "obj" or d == "nsubj" and h not in copulas)
        ):
            return False
    return True


def agreed(parsers, sentences):
    """Fills heads, labels, tags and their distributions in from the averaged scores; returns how sure of its arcs each is."""
    sums = [None] * len(sentences)
    for parser in parsers:
        for items, _, (h, tags, arcs, ld, lh) in parser.states(sentences):
            for r, i in enumerate(items):
                n = len(sentences[i])
                part = {"arcs": log_softmax(arcs[r, :n, : n + 1], axis=1).astype(np.float32)}
                for t in tags:
                    part[t] = log_softmax(tags[t][r, :n], axis=1).astype(np.float32)
                part["ld"], part["lh"] = [ld[r, :n]], [lh[r, : n + 1]]
                if sums[i] is None:
                    sums[i] = part
                else:
                    for t in ("arcs", *tags):
                        sums[i][t] += part[t]
                    sums[i]["ld"] += part["ld"]
                    sums[i]["lh"] += part["lh"]
    classes = parsers[0].classes
    root = classes["deprel"].index("root")
    sure = np.full(len(sentences), -np.inf)
    for i, (s, q) in enumerate(zip(sentences, sums)):
        if q is None:
            continue
        heads = decode(q["arcs"])
        total = 0
        for parser, ld, lh in zip(parsers, q["ld"], q["lh"]):
            w, b = np.asarray(parser.p["label.weight"]), np.asarray(parser.p["label.weight.bias"])
            total = total + log_softmax(np.maximum(ld + lh[heads], 0) @ w.T + b, axis=1)
        total[heads == 0, root] = 100.0 * len(parsers)
        total[heads > 0, root] = -np.inf
        s.heads = [int(h) for h in heads]
        s.deprels = [classes["deprel"][r] for r in total.argmax(1)]
        for t in ("upos", "xpos", "feats"):
            setattr(s, t, [classes[t][k] for k in q[t].argmax(1)])
        sure[i] = q["arcs"][np.arange(len(s)), heads].mean() / len(parsers)
        q["deprel"] = total
        s.soft = {
            k: softmax(q[k] / len(parsers), axis=1).astype(np.float16)
            for k in ("arcs", "upos", "xpos", "deprel")
        }
        sums[i] = None
    return sure
