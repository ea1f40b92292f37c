#!/usr/bin/env python3
"""Learns how far statements, commitments, policies and transfers can be believed: Data/lexicons/record-confidence.tsv.

    casus read --format ndjson TEXTS.ndjson > OUTPUT.ndjson; casus-lab record-features TEXTS.ndjson > FEATURES.tsv
    record_confidence.py --score score.py --out record-confidence.tsv GOLD.ndjson=OUTPUT.ndjson=FEATURES.tsv ...

A record is right where the gold has one that pairs with it. One logistic regression a kind, as for events; the table that is printed
(and kept in the head of the file) is learned on one half of the documents and shown on the other. Needs numpy.
"""
import argparse
import importlib.util
import json

from event_confidence import fit, halves, names_of

KINDS = {"statements": "statement", "commitments": "commitment", "policies": "policy", "transfers": "transfer"}


def load(triples, kind):
    docs = []
    for triple in triples:
        gold, output, features = triple.split("=")
        known = {}
        for line in open(features, encoding="utf-8"):
            of, ident, *names = line.rstrip("\n").split("\t")
            if of == kind:
                known[ident] = ["bias" if n == KINDS[kind] + " bias" else n for n in names]
        read = {d["id"]: d for d in map(json.loads, open(output, encoding="utf-8"))}
        for doc in map(json.loads, open(gold, encoding="utf-8")):
            records = [r for r in read.get(doc["id"], {}).get(kind, []) if r.get("in") != "title"]
            docs.append((gold, doc, [dict(r, features=known.get(r["id"], ["bias"])) for r in records]))
    return docs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--score", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--penalty", type=float, default=3.0)
    parser.add_argument("triples", nargs="+")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", options.score)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    head, rows = [], []
    for kind, name in KINDS.items():
        docs = load(options.triples, kind)
        for _, doc, records in docs:
            for record in records:
                record["right"] = 0
            for _, o in score.pair(kind, doc, doc.get(kind) or [], records):
                records[o]["right"] = 1
        head.append("%s: %s" % (kind, "; ".join(halves(docs, options.penalty))))
        print(head[-1])
        everything = [r for _, _, records in docs for r in records]
        names = names_of(everything)
        for feature, weight in fit(everything, names, options.penalty).items():
            if abs(weight) >= 0.02 or feature == "bias":
                rows.append((name + " bias" if feature == "bias" else feature, weight))
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("# Learned by Training/record_confidence.py; see there. Positive speaks for a record, negative against.\n")
        for line in head:
            out.write("# Sure and right, learned on one half and shown on the other, %s.\n" % line)
        out.write("entry\tweight\tsource\tnote\n")
        for feature, weight in rows:
            out.write("%s\t%.3f\tlogistic regression on the development gold\t-\n" % (feature, weight))


if __name__ == "__main__":
    main()
