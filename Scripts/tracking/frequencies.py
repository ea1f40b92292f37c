#!/usr/bin/env python3
"""In how many reports each word stands: the rarity that the matching weighs shared words by.

    frequencies.py REPORTS.ndjson [--least N] > Data/tracking/word-frequencies.tsv

Counts only; no text and no order of words goes into the file. Standard library only.
"""
import argparse
import collections
import json
import re

WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("reports")
    p.add_argument("--least", type=int, default=3)
    p.add_argument("--source", required=True, help="what the reports are, and their licence")
    a = p.parse_args()
    counts, documents = collections.Counter(), 0
    with open(a.reports, encoding="utf-8") as f:
        for line in f:
            text = json.loads(line)["text"]
            documents += 1
            words = {w.group().lower().replace("’", "'") for w in WORD.finditer(text)}
            counts.update({w[:-2] if w.endswith("'s") else w for w in words})
    print("# In how many reports a word stands; * is the number of reports.")
    print(f"# Source: {a.source}. Made by Scripts/tracking/frequencies.py.")
    print(f"*\t{documents}")
    for word, count in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
        if count >= a.least:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
