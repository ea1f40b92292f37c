#!/usr/bin/env python3
"""Makes Data/knowledge/countries.tsv and the generated part of the office-holders.

    countries.py ISO_3166-1.json LEADERS.ndjson > Data/knowledge/countries.tsv
    countries.py --leaders ISO_3166-1.json LEADERS.ndjson > Data/knowledge/leaders.tsv

ISO_3166-1.json is Debian's iso-codes (LGPL 2.1+; the codes and names are facts); LEADERS.ndjson
holds fields of the CIA World Factbook (public domain), one country a line.
"""
import html
import json
import re
import sys
from fold import folded

# Names of the Factbook that ISO writes otherwise, by code.
OTHER = {
    "Bolivia": "BOL", "Brunei": "BRN", "Burma": "MMR", "Cabo Verde": "CPV", "DRC": "COD",
    "Congo (Brazzaville)": "COG", "Cote d'Ivoire": "CIV", "Côte d'Ivoire": "CIV", "Czechia": "CZE",
    "The Gambia": "GMB", "The Bahamas": "BHS", "Iran": "IRN", "North Korea": "PRK",
    "South Korea": "KOR", "Laos": "LAO", "Macau": "MAC", "Moldova": "MDA", "Russia": "RUS",
    "Syria": "SYR", "Taiwan": "TWN", "Tanzania": "TZA", "Turkey": "TUR",
    "Turkey (Turkiye)": "TUR", "United Kingdom": "GBR", "Venezuela": "VEN", "Vietnam": "VNM",
    "Holy See (Vatican City)": "VAT", "Kosovo": "XKX", "Gaza, Gaza Strip": "", "West Bank": "",
    "Falkland Islands (Islas Malvinas)": "FLK", "British Virgin Islands": "VGB",
    "Virgin Islands": "VIR", "Palestine": "PSE", "Micronesia": "FSM",
}
BY_CAPITAL = {"Bangui": "CAF", "Jamestown": "SHN", "Palikir": "FSM", "Abu Dhabi": "ARE"}
# ISO's own short name where news writes another.
SHORT = {
    "BOL": "Bolivia", "BRN": "Brunei", "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo", "CIV": "Ivory Coast", "CPV": "Cape Verde", "CZE": "Czechia",
    "FLK": "Falkland Islands", "FSM": "Micronesia", "IRN": "Iran", "KOR": "South Korea",
    "LAO": "Laos", "MDA": "Moldova", "PRK": "North Korea", "PSE": "Palestine", "RUS": "Russia",
    "SYR": "Syria", "TWN": "Taiwan", "TZA": "Tanzania", "VAT": "Vatican City",
    "VEN": "Venezuela", "VGB": "British Virgin Islands", "VIR": "U.S. Virgin Islands",
    "VNM": "Vietnam", "HKG": "Hong Kong", "MAC": "Macau", "TUR": "Turkey", "GBR": "United Kingdom",
    "USA": "United States", "SHN": "Saint Helena", "MMR": "Myanmar", "SWZ": "Eswatini",
    "MAF": "Saint Martin", "SXM": "Sint Maarten", "BES": "Bonaire", "MKD": "North Macedonia",
}
MONTHS = {m: i for i, m in enumerate(
    "January February March April May June July August September October November December"
    .split(), 1)}


def clean(text):
    return re.sub(r"\s+", " ", html.unescape(text or "")).strip()


def match(iso, row):
    name = clean(row["name"])
    if name in OTHER:
        return OTHER[name] or None
    if name == "none":
        return BY_CAPITAL.get(clean(row["capital"]))
    for c in iso:
        names = [c["name"], c.get("common_name", ""), c["name"].split(",")[0]]
        if folded(name) in [folded(n) for n in names if n]:
            return c["alpha_3"]
    return None


def people(text):
    """Adjectives and demonyms out of the Factbook's phrases."""
    text = re.sub(r"\([^)]*(singular|plural|collective)[^)]*\)", "", clean(text))
    text = re.sub(r"\((US|note)[^)]*\)", "", text).split("; note")[0]
    found = []
    for part in re.split(r",| or |;", text):
        part = part.strip()
        if not part or part in ("none", "NA") or not part[0].isupper():
            continue
        m = re.match(r"(.+?)man\(men\)$|(.+?)woman\(women\)$", part)
        if m:
            stem = m.group(1) or m.group(2)
            found += [stem + ("man" if m.group(1) else "woman"), stem + ("men" if m.group(1) else "women")]
        elif part.endswith("(s)"):
            found += [part[:-3], part[:-3] + "s"]
        elif re.fullmatch(r"[^()]+", part):
            found.append(part)
    return list(dict.fromkeys(found))


def date(words):
    m = re.search(r"since (?:(\d+) )?(?:([A-Z][a-z]+) )?(\d{4})", words)
    if not m:
        return None
    month = MONTHS.get(m.group(2))
    if not month:
        return m.group(3)
    return f"{m.group(3)}-{month:02d}" + (f"-{int(m.group(1)):02d}" if m.group(1) else "")


def cased(name):
    def word(w):
        return w if re.fullmatch(r"[IVX]{2,}|[IVX]", w) and w not in ("XI",) else \
            "-".join(p.capitalize() if p.isupper() else p for p in w.split("-"))
    return " ".join(word(w) for w in name.split())


def leaders(text, role_field):
    for part in clean(text).split(";"):
        m = re.match(r"\s*((?:[A-Z][A-Za-z'-]+|of|and|the|in|Co-Vice|Council,)[ ,])*", part)
        when = date(part)
        if not when or "represented" in part or "former" in part or "Council" in part:
            continue
        body = re.sub(r"\(.*", "", part).strip()
        words = body.split()
        caps = [i for i, w in enumerate(words) if w.isupper() and len(w) > 1 or re.search(r"[A-Z]{3}", w)]
        if not caps:
            continue
        titles = {"President", "Prime", "Minister", "King", "Emperor", "Amir", "Chancellor",
                  "Sultan", "Prince", "Acting", "Interim", "Transition", "Transitional", "Vice",
                  "Supreme", "Leader", "Grand", "Duke", "Pope", "Premier", "Governor", "Capt.",
                  "Col.", "Gen.", "Taoiseach", "Caretaker", "and", "Crown", "First", "Chief",
                  "Dr.", "General", "of", "the", "State", "Queen", "Sir"}
        at = 0
        while at < len(words) and words[at].strip(",") in titles:
            at += 1
        title, name = " ".join(words[:at]), " ".join(words[at:])
        if not title or not name or len(name.split()) > 6:
            continue
        yield cased(name), cased(words[caps[-1]]), title.lower(), when


def aliases(name, short):
    """The forms without middle names: first and family name, and with each single middle one."""
    words = [w for w in name.replace(",", "").split() if not w.endswith(".")]
    if short not in words or words.index(short) == 0 or len(words) < 3:
        return " ".join(words) if " ".join(words) != name else ""
    return f"{words[0]} {short}"


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    iso = json.load(open(args[0]))["3166-1"]
    facts = {}
    for line in open(args[1]):
        row = json.loads(line)
        code = match(iso, row)
        if code:
            facts[code] = row
    if "--leaders" in sys.argv:
        print("# Heads of state and government with the dates that the source gives.")
        print("# Source: The World Factbook, Central Intelligence Agency, May 2026 (public domain).")
        print("# Made by Scripts/knowledge/countries.py --leaders.")
        print("name\taliases\tcountry\tsector\trole\tfrom\tto\tsource\tnote")
        seen = set()
        home = {"Charles III": "GBR", "Donald J. Trump": "USA", "Emmanuel Macron": "FRA",
                "Willem-Alexander": "NLD", "Harald V": "NOR", "Frederik X": "DNK"}
        odd = re.compile(r"^(Co-prince|China|Executive|Affairs|People's|Government|French|Swiss|"
                         r"Territorial|Willem-Alexander of)")
        for code, row in sorted(facts.items()):
            for field in ("chief_of_state", "head_of_government"):
                for name, short, role, when in leaders(row[field], field):
                    if (name, code) in seen or home.get(name, code) != code or odd.match(name):
                        continue
                    role = re.sub(r"( capt\.| col\.| gen\.| dr\.| sir| crown prince)", "", role)
                    seen.add((name, code))
                    print(name, aliases(name, short), code, "GOV", role, when, "", "World Factbook 2026", field, sep="\t")
        return
    print("# Countries and territories: code, names, adjectives and demonyms, capital.")
    print("# Sources: ISO 3166-1 by Debian's iso-codes; The World Factbook, CIA, May 2026 (public")
    print("# domain). Made by Scripts/knowledge/countries.py.")
    print("code\talpha2\tname\tnames\tadjectives\tdemonyms\tcapital\tsource\tnote")
    rows = [dict(c) for c in iso] + [{"alpha_3": "XKX", "alpha_2": "XK", "name": "Kosovo"}]
    rows += [{"alpha_3": code, "alpha_2": "", "name": name} for code, name in (
        ("EUU", "European Union"), ("NAT", "NATO"), ("UNO", "United Nations"),
        ("IGO", "International organisation"))]
    for c in sorted(rows, key=lambda c: c["alpha_3"]):
        code, fact = c["alpha_3"], facts.get(c["alpha_3"], {})
        name = SHORT.get(code) or c.get("common_name") or c["name"]
        names = [c["name"] if "," not in c["name"] else "", c.get("official_name", ""),
                 c.get("common_name", ""), clean(fact.get("name", "")).split(" (")[0]]
        names = [n for n in dict.fromkeys(names) if n and n not in (name, "none") and "," not in n]
        demonyms = people(fact.get("nationality", ""))
        adjectives = [a for a in people(fact.get("adjective", ""))]
        # Territories whose people the source calls by the sovereign's name.
        sovereign = {"ABW": "Dutch", "MAC": "Chinese", "SPM": "French", "HKG": "Chinese/Hong", "CUW": "Dutch"}
        if code in sovereign:
            adjectives = [a for a in adjectives if not a.startswith(sovereign[code])]
            demonyms = [d for d in demonyms if not d.startswith((sovereign[code], "Frenchm", "Frenchw"))]
        capital = re.split(r" \(|;|,", clean(fact.get("capital", "")))[0]
        if capital.startswith("no official") or capital == "administered from London":
            capital = ""
        print(code, c["alpha_2"], name, "|".join(names), "|".join(adjectives),
              "|".join(demonyms), capital, "ISO 3166-1; World Factbook 2026", "", sep="\t")


main()
