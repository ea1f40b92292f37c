#!/usr/bin/env python3
"""Makes Data/knowledge/plover.tsv from PLOVER's own conversion table.

    plover.py CAMEO2PLOVER-2021.txt > Data/knowledge/plover.tsv
"""
import re
import sys

QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2,
        "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4,
        "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}
SOURCE = "CAMEO2PLOVER 2021"
print("# CAMEO codes by PLOVER type, mode and contexts, with the quad class: 1 verbal and 2 material")
print("# cooperation, 3 verbal and 4 material conflict. Source: PLOVER's conversion table (Open Event")
print("# Data Alliance, CC BY-SA 4.0). Made by Scripts/knowledge/plover.py.")
print("cameo\tplover\tmode\tcontexts\tquad\tsource\tnote")
roots = set()
for line in open(sys.argv[1]):
    m = re.match(r"(\d{2,4}):\s*([A-Z]+)\s*(?:,([^,#]*))?(?:,([^#]*))?(?:#(.*))?$", line.strip())
    if not m or m.group(2) not in QUAD:
        continue
    code, kind = m.group(1), m.group(2)
    mode = (m.group(3) or "").strip()
    contexts = "|".join(c.strip() for c in (m.group(4) or "").split(",") if c.strip())
    note = (m.group(5) or "").strip()
    print(code, kind, mode, contexts, QUAD[kind], SOURCE, note, sep="\t")
