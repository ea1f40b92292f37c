"""News habits for the splitter's training text: datelines, abbreviations, titles, initials, quotes.

Web text has few of them. They are put into treebank sentences at random; every boundary is known, since we made it.
"""

from splitter import marked

MONTHS = {
    "January": "Jan.",
    "February": "Feb.",
    "August": "Aug.",
    "September": "Sept.",
    "October": "Oct.",
    "November": "Nov.",
    "December": "Dec.",
}
TITLES = {
    "General": "Gen.",
    "Senator": "Sen.",
    "Governor": "Gov.",
    "Representative": "Rep.",
    "Lieutenant": "Lt.",
    "Colonel": "Col.",
    "Captain": "Capt.",
    "Admiral": "Adm.",
    "Professor": "Prof.",
    "Doctor": "Dr.",
    "Major": "Maj.",
    "Sergeant": "Sgt.",
    "Saint": "St.",
}
BEFORE_NAMES = [
    "Gen.",
    "Lt.",
    "Maj.",
    "Brig.",
    "Sen.",
    "Rep.",
    "Adm.",
    "Capt.",
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
    "Col.",
    "Gov.",
    "Sgt.",
    "Prof.",
    "St.",
    "Rev.",
    "Hon.",
    "Cmdr.",
]
AFTER_NAMES = ["Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr."]
STATES = {
    ("United", "States"): "U.S.",
    ("United", "Kingdom"): "U.K.",
    ("United", "Nations"): "U.N.",
}
AGENCIES = [
    "AP",
    "AFP",
    "Reuters",
    "TASS",
    "dpa",
    "UPI",
    "Xinhua",
    "ANSA",
    "EFE",
    "IRNA",
    "Ukrinform",
]
DASHES = ["-", "--", "—", "–"]
SAID = [
    ["he", "said"],
    ["she", "said"],
    ["they", "said"],
    ["the", "minister", "said"],
    ["it", "added"],
    ["said", "the", "spokesman"],
    ["officials", "said"],
    ["he", "told", "reporters"],
]


def units(s):
    """Tokens of a sentence: [parts, upos of the first part, space after]; None if words are no slices."""
    spans = {a: (b, f, m) for a, b, f, m in s.spans}
    out, i = [], 1
    while i <= len(s):
        if i in spans:
            b, form, misc = spans[i]
            parts = s.forms[i - 1 : b]
            if "".join(parts) != form:
                parts = [form]
            out.append([parts, s.upos[i - 1], "SpaceAfter=No" not in misc])
            i = b + 1
        else:
            out.append([[s.forms[i - 1]], s.upos[i - 1], "SpaceAfter=No" not in s.misc[i - 1]])
            i += 1
    return out


def piece(tokens):
    chars, classes = [], []
    for k, (parts, _, space) in enumerate(tokens):
        for j, part in enumerate(parts):
            chars += list(part)
            classes += [0] * (len(part) - 1) + [3 if j + 1 < len(parts) else 1]
        if space and k + 1 < len(tokens):
            chars.append(" ")
            classes.append(0)
    classes[-1] = 2
    return chars, classes, tokens[-1][2]


def one(text, upos="X", space=True):
    return [[text], upos, space]


def varied(s, rng, names, first):
    """A piece (characters, classes, space after) of a sentence, often changed. `names`: proper nouns to draw from."""
    if rng.random() < 0.5:
        return marked(s)
    tokens, out, i = units(s), [], 0
    while i < len(tokens):
        t = tokens[i]
        word = t[0][0]
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        draw = rng.random()
        pair = (word, following[0][0]) if following else None
        if pair in STATES and len(t[0]) == len(following[0]) == 1 and draw < 0.7:
            out.append([[STATES[pair]], "PROPN", following[2]])
            i += 2
            if i < len(tokens) and tokens[i][0] == ["."]:
                out[-1][2] = tokens[i][2]
                i += 1
            continue
        if len(t[0]) == 1 and following:
            if word in MONTHS and draw < 0.5 and following[1] == "NUM":
                t = [[MONTHS[word]], t[1], t[2]]
            elif word in TITLES and draw < 0.6 and following[1] == "PROPN":
                t = [[TITLES[word]], t[1], t[2]]
        previous = out[-1][1] if out else ""
        if (
            t[1] == "PROPN"
            and following
            and following[1] == "PROPN"
            and t[2]
            and word[:1].isupper()
        ):
            if draw < 0.04 and previous != "PROPN":
                for _ in range(1 + int(rng.random() < 0.2)):
                    out.append(one(BEFORE_NAMES[rng.integers(len(BEFORE_NAMES))]))
            elif draw < 0.08:
                out.append(t)
                t = one("ABCDEFGHIJKLMNOPRSTVWZ"[rng.integers(22)] + ".", "PROPN")
        elif (
            t[1] == "PROPN"
            and t[2]
            and following
            and following[1] in ("VERB", "AUX", "ADP")
            and draw < 0.03
        ):
            out.append(t)
            t = one(AFTER_NAMES[rng.integers(len(AFTER_NAMES))], "PROPN")
        elif t[1] == "NUM" and previous not in ("SYM", "NUM") and draw < 0.03:
            out.append(one("No."))
        out.append(t)
        i += 1
    draw = rng.random()
    full = out[-1][0] == ["."] and out[-1][2] and len(out) > 3
    if full and draw < 0.05:
        out[-1][2] = False
        out = [one('"', space=False)] + out + [one('"')]
    elif full and draw < 0.11:
        out[-2] = [out[-2][0], out[-2][1], False]
        said = SAID[rng.integers(len(SAID))]
        out = (
            [one('"', space=False)]
            + out[:-1]
            + [one(",", space=False), one('"')]
            + [one(w) for w in said[:-1]]
            + [one(said[-1], space=False), one(".")]
        )
    elif first and draw < 0.25:
        city = names[rng.integers(len(names))].upper()
        line = [one(city)]
        if rng.random() < 0.4:
            line[-1][2] = False
            month = list(MONTHS.values())[rng.integers(len(MONTHS))]
            line += [
                one(","),
                *(
                    [one(month), one(str(rng.integers(1, 31)))]
                    if rng.random() < 0.4
                    else [one(names[rng.integers(len(names))])]
                ),
            ]
        if rng.random() < 0.6:
            line += [
                one("(", space=False),
                one(AGENCIES[rng.integers(len(AGENCIES))], space=False),
                one(")"),
            ]
        out = line + [one(DASHES[rng.integers(len(DASHES))])] + out
    elif first and draw < 0.28:
        out = [one("•*-–"[rng.integers(4)])] + out
    return piece(out)
