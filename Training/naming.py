"""Training text for names: four types (PER, ORG, LOC, MISC), flat, one class a word (BIOES)."""

import json
import re

TYPES = ("PER", "ORG", "LOC", "MISC")


CLASSES = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]


SMALL = set(
    "of the and for in on at to de la le al el bin ibn von van der den du da do dos del di y e et a an by with from "
    "v. vs. & – - ' 's ’s as against".split()
)


TITLES = set(
    "president minister prime secretary senator governor king queen prince princess pope mayor general colonel captain "
    "chancellor ambassador judge justice mr. mrs. ms. dr. lt. col. gen. sgt. spc. maj. capt. adm. sen. rep. gov. rev. "
    "chairman chairwoman speaker commander spokesman spokeswoman spokesperson chief sheikh deputy vice foreign attorney "
    "congressman congresswoman representative lieutenant major sergeant admiral leader director officer".split()
)


class Item:
    """A sentence for the names head: words, classes, and how much each word counts (0: unknown)."""

    def __init__(self, forms, spans, source, weights=None, document=None):
        self.forms, self.source, self.document = forms, source, document
        self.spans = sorted(spans)
        self.weights = weights or [1.0] * len(forms)

    def __len__(self):
        return len(self.forms)

    def classes(self):
        out = [0] * len(self.forms)
        for a, b, t in self.spans:  # half open
            for i in range(a, b):
                p = "S" if b - a == 1 else "B" if i == a else "E" if i == b - 1 else "I"
                out[i] = CLASSES.index(f"{p}-{t}")
        return out


def spans_of(classes):
    out, start = set(), None
    for i, c in enumerate(classes):
        name = CLASSES[c] if not isinstance(c, str) else c
        if name == "O":
            continue
        p, t = name.split("-")
        if p in "BS":
            start = i
        if p in "ES" and start is not None:
            out.add((start, i + 1, t))
            start = None
    return out


def capital(w):
    return w[:1].isupper() or (w[:1].isdigit() and any(c.isalpha() for c in w))


def core(forms, a, b):
    """The name inside a phrase: from its first capitalised word on, while words are capitalised or small words between."""
    while a < b and (
        not capital(forms[a]) or forms[a].lower() in ("the", "a", "an", "this", "our", "his", "its")
    ):
        a += 1
    end, i = a, a
    while i < b:
        if capital(forms[i]) or forms[i][:1].isdigit():
            i += 1
            end = i
        elif forms[i].lower() in SMALL and i > a:
            i += 1
        else:
            break
    return a, end


def fitting(text):
    words = [w for w in re.split(r"[\s\-–/]+", text) if w]
    content = [w for w in words if w.lower() not in SMALL]
    return (
        bool(content)
        and all(w[0].isupper() or w[0].isdigit() for w in content)
        and any(w[0].isupper() for w in content)
    )


def demonyms(leaders):
    out = set()
    for line in open(leaders, encoding="utf-8"):
        d = json.loads(line)
        for k in ("nationality", "adjective"):
            for part in re.split(r"[;,/]| or |\(noun\)", d.get(k) or ""):
                part = part.strip()
                m = re.match(r"^([A-Z][\w'’\- ]+?)(\(\w+\))?$", part)
                if m and len(m[1]) > 3 and m[1] != "none":
                    out.add(m[1].strip())
                    out.add(m[1].strip() + "s")
    out |= set(
        "Palestinian Palestinians Kurdish Kurds Kurd Arab Arabs European Europeans African Africans Asian Asians Western Soviet "
        "American Americans British English Scottish Welsh Irish Dutch French Chinese Japanese Russian Russians Israeli Israelis "
        "Iranian Iranians Iraqi Iraqis Turkish Turks Jewish Jews Muslim Muslims Christian Christians Sunni Shia Shiite Shiites "
        "Catholic Catholics Hindu Hindus Taiwanese Tibetan Uyghur Uyghurs Chechen Chechens Crimean Bosniak Rohingya Houthi "
        "Druze Alawite Alawites Yazidi Yazidis Latin Balkan Nordic Baltic Arctic Hispanic".split()
    )
    return out - {"Western", "Latin"}


def countries(leaders):
    out = {"United States", "U.S.", "US", "UK", "U.K.", "Britain", "UAE", "USA"}
    for line in open(leaders, encoding="utf-8"):
        out.add(json.loads(line)["name"])
    return out


def mark_demonyms(item, words):
    """Demonyms that the annotators left out become MISC, the same in every source."""
    taken = {i for a, b, _ in item.spans for i in range(a, b)}
    i = 0
    while i < len(item):
        two = " ".join(item.forms[i : i + 2])
        if i + 1 < len(item) and two in words and not {i, i + 1} & taken:
            item.spans.append((i, i + 2, "MISC"))
            i += 2
        else:
            if item.forms[i] in words and i not in taken:
                item.spans.append((i, i + 1, "MISC"))
            i += 1
    item.spans.sort()
    return item


def without_title(forms, a, b, kind):
    while (
        kind == "PER"
        and b - a > 1
        and forms[a].lower().rstrip("s") in TITLES | {t.rstrip("s") for t in TITLES}
    ):
        a += 1
    return a, b


def link_recall(items, spans):
    """Of the links whose content words are all capitalised, the share found as exactly that span."""
    hit = total = 0
    for item, found in zip(items, spans):
        bare = {s[:2] for s in found}
        for l in item.links:
            if l[5]:
                total += 1
                hit += l[4] and l[:2] in bare
    return hit / max(1, total)


ENDINGS = {
    "ORG": "party army forces force ministry agency court university police council union organization organisation corporation company front "
    "movement committee bank airlines airline club commission guard navy brigade parliament senate assembly congress institute "
    "association federation group department bureau network news times post authority command corps cartel airways church college "
    "league office service foundation society coalition alliance taliban f.c. inc.".split(),
    "LOC": "province district region oblast city county river island islands mountain mountains sea lake airport square bridge strait peninsula "
    "governorate state street park stadium hospital prefecture municipality valley bay canal border desert highway road village town "
    "gulf ocean prison palace raion krai coast crossing base tower dam reef inlet library center centre cathedral mosque refinery "
    "plant station port harbour harbor beach hills heights forest stadium arena subdistrict neighbourhood suburb department".split(),
    "MISC": "election elections attack war act cup games prize award awards festival treaty open championship championships strikes "
    "protests ceasefire agreement crisis offensive conflict bombing earthquake hurricane referendum plan summit".split(),
}


def title_type(title, votes):
    bare = re.sub(r"\s*\(.*\)$", "", title)
    last = bare.split(" ")[-1].lower()
    if re.search(
        r"\((politician|footballer|actor|actress|musician|singer|general|judge|businessman|journalist)",
        title,
    ):
        return "PER"
    if (
        re.match(
            r"^(Mount|Lake|Cape|Gulf|Strait|Isle|Port|Fort|Sea|River|San|Santa|Los|Las|El|North|South|East|West) (of )?[A-Z]",
            bare,
        )
        and (not votes or votes["PER"] < 0.9 * sum(votes.values()))
        and (not votes or votes["ORG"] < 0.8 * sum(votes.values()))
    ):
        return "LOC"
    if re.match(r"^(19|20)\d\d\b", bare):
        return "MISC"
    for t, words in ENDINGS.items():
        if last in words:
            return t
    if re.match(
        r"^(Ministry|Department|University|Bank|Party|Government|House|Parliament|Supreme Court|Office) of ",
        bare,
    ):
        return "ORG"
    if votes:
        (t, n), total = votes.most_common(1)[0], sum(votes.values())
        if n >= 0.5 * total:
            return t
    if re.match(r"^[A-Z][\w'’. \-]+, [A-Z]", bare):
        return "LOC"
    return None


def role(title, text):
    """Links that name an office or a common thing, not a name."""
    words = re.split(r"[\s\-]+", text.lower())
    if text in ("U.S.", "US") or {"court", "department", "ministry", "league", "army"} & set(words):
        return False
    return (
        all(w in TITLES or w in SMALL or w in ("u.s.", "us", "general") for w in words)
        or words[-1] in TITLES
        or text in ("Police", "US$", "GB£")
        or text.endswith("$")
        or (words[0] in TITLES and len(words) > 1 and words[1] in SMALL)
    )
