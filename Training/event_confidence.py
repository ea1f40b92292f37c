#!/usr/bin/env python3
"""Learns how far an event candidate can be believed: the weights of Data/lexicons/event-confidence.tsv.

    casus-lab event-drafts GOLD.ndjson > DRAFTS.tsv
    event_confidence.py --score score.py --out event-confidence.tsv GOLD.ndjson=DRAFTS.tsv ...

A candidate is right where the gold has an event of its type that pairs with it. The model is a logistic regression with an L2
penalty, features seen fewer than three times left out, so that it explains itself by the features that decided. The floor below
which a candidate is dropped and the bins of the calibration are measured by cross-validation over documents. Needs numpy.
"""
import argparse
import importlib.util
import json
import random
from collections import Counter

import numpy as np


def load(pairs):
    docs = []
    for pair in pairs:
        gold_path, drafts_path = pair.split("=")
        drafts = {}
        for line in open(drafts_path, encoding="utf-8"):
            ident, start, end, kind, trigger, *features = line.rstrip("\n").split("\t")
            drafts.setdefault(ident, []).append(
                {"start": int(start), "end": int(end), "type": kind, "trigger": trigger, "features": features})
        for line in open(gold_path, encoding="utf-8"):
            doc = json.loads(line)
            docs.append((gold_path, doc, drafts.get(doc["id"], [])))
    return docs


def label(score, docs):
    for _, doc, drafts in docs:
        for draft in drafts:
            draft["right"] = 0
        for g, o in score.pair("events", doc, doc["events"], drafts):
            drafts[o]["right"] = int(doc["events"][g]["type"] == drafts[o]["type"])


def fit(drafts, names, penalty, rounds=60):
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(drafts), len(names)))
    for row, draft in enumerate(drafts):
        for name in draft["features"]:
            if name in index:
                x[row, index[name]] = 1
    y = np.array([draft["right"] for draft in drafts], float)
    w = np.zeros(len(names))
    ridge = np.full(len(names), penalty)
    ridge[index["bias"]] = 1e-3
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-5:
            break
    return dict(zip(names, w))


def names_of(drafts, least=3):
    seen = Counter(name for draft in drafts for name in set(draft["features"]))
    return ["bias"] + sorted(name for name, n in seen.items() if n >= least and name != "bias")


def sureness(draft, weights):
    return 1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in draft["features"])))


def measure(score, docs, floor):
    result = {}
    for path in sorted({d[0] for d in docs}) + [None]:
        gold = got = hit = 0
        for p, doc, drafts in docs:
            if path and p != path:
                continue
            kept = [d for d in drafts if d["sure"] >= floor]
            gold += len(doc["events"])
            got += len(kept)
            hit += len(score.pair("events", doc, doc["events"], kept))
        result[path or "all"] = (hit / max(got, 1), hit / max(gold, 1), 2 * hit / max(got + gold, 1))
    return result


def bins_of(drafts, edges=(0.0, 0.5, 0.6, 0.7, 0.8, 0.9)):
    """Of the drafts in each stretch of sureness, how many there are and how many are right."""
    result = []
    for low, high in zip(edges, list(edges[1:]) + [1.01]):
        part = [d for d in drafts if low <= d["sure"] < high]
        if part:
            right = sum(d["right"] for d in part) / len(part)
            result.append("%.1f-%.1f n %d right %.2f" % (low, min(high, 1), len(part), right))
    return result


def halves(docs, penalty):
    """Calibrated on one half of the documents, shown on the other."""
    order = list(range(len(docs)))
    random.Random(2).shuffle(order)
    first, second = order[::2], order[1::2]
    train = [d for i in first for d in docs[i][2]]
    weights = fit(train, names_of(train), penalty)
    shown = [d for i in second for d in docs[i][2]]
    for draft in shown:
        draft["sure"] = sureness(draft, weights)
    return bins_of(shown)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--score", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--penalty", type=float, default=4.0)
    parser.add_argument("--floor", type=float)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("pairs", nargs="+")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", options.score)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    docs = load(options.pairs)
    label(score, docs)
    print("calibrated on one half, shown on the other:", "; ".join(halves(docs, options.penalty)))
    order = list(range(len(docs)))
    random.Random(1).shuffle(order)
    for fold in range(options.folds):
        held = set(order[fold::options.folds])
        train = [d for i in order if i not in held for d in docs[i][2]]
        weights = fit(train, names_of(train), options.penalty)
        for i in held:
            for draft in docs[i][2]:
                draft["sure"] = sureness(draft, weights)
    best = max((round(f, 2) for f in np.arange(0, 0.6, 0.05)), key=lambda f: measure(score, docs, f)["all"][2])
    floor = best if options.floor is None else options.floor
    for f in (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, floor):
        print("floor %.2f" % f, {k.split("/")[-1]: "P %.3f R %.3f F %.3f" % v for k, v in measure(score, docs, f).items()})
    everything = [d for _, _, drafts in docs for d in drafts]
    bins = []
    for low in np.arange(0, 1, 0.1):
        part = [d for d in everything if low <= d["sure"] < low + 0.1 or (low > 0.85 and d["sure"] >= 1)]
        if part:
            bins.append("%.1f-%.1f n %d right %.2f" % (low, low + 0.1, len(part), sum(d["right"] for d in part) / len(part)))
            print(bins[-1])
    names = names_of(everything)
    weights = fit(everything, names, options.penalty)
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("# Learned by Training/event_confidence.py; see there. Positive speaks for an event, negative against.\n")
        out.write("# Sure and right, each document read by weights learned without it: %s.\n" % "; ".join(bins))
        out.write("entry\tweight\tsource\tnote\n")
        out.write("floor\t%.2f\tcross-validation on the development gold\tbelow it a candidate is no event\n" % floor)
        for name in names:
            if abs(weights[name]) >= 0.02 or name == "bias":
                out.write("%s\t%.3f\tlogistic regression on the development gold\t-\n" % (name, weights[name]))


if __name__ == "__main__":
    main()
