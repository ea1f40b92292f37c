"""The feature template: from a form to the keys of its embedding rows (see FORMAT.md)."""

import unicodedata

TEMPLATE = "\n".join(
    [
        "normalise: drop 00AD 200B-200F 2060 FEFF; 2018 2019 201A 201B 2032 -> '; 201C 201D 201E 201F 2033 00AB 00BB -> \"; "
        "2010-2013 2212 -> -; 2014 2015 -> --; 2026 -> ...; 00A0 2000-200A 202F 3000 -> space; Nd -> 0",
        "whole forms: `` -> \"; '' -> \"; empty -> _",
        "w lower",
        "c normalised, if it differs from lower",
        "s shape, runs of one class cut to 2, at most 12",
        "1 suffix 1, 2 suffix 2, 3 suffix 3, 4 suffix 4 of lower, if longer",
        "5 prefix 1, 6 prefix 2, 7 prefix 3 of lower, if longer",
        "g 4-grams of <lower>, first 32 scalars, sum divided by the square root of their number",
        "key: FNV-1a-64 of the kind byte and UTF-8, high xor low half",
    ]
)

BASIS, PRIME, MASK = 0xCBF29CE484222325, 0x100000001B3, 0xFFFFFFFFFFFFFFFF

REPLACED = {0x2014: "--", 0x2015: "--", 0x2026: "..."}
for _code in [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF]:
    REPLACED[_code] = ""
for _code in [0x2018, 0x2019, 0x201A, 0x201B, 0x2032]:
    REPLACED[_code] = "'"
for _code in [0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB]:
    REPLACED[_code] = '"'
for _code in [*range(0x2010, 0x2014), 0x2212]:
    REPLACED[_code] = "-"
for _code in [0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000]:
    REPLACED[_code] = " "


def fnv64(data: bytes) -> int:
    h = BASIS
    for byte in data:
        h = ((h ^ byte) * PRIME) & MASK
    return h


def key(kind: str, text: str) -> int:
    h = fnv64((kind + text).encode("utf-8", "surrogatepass"))
    return (h ^ (h >> 32)) & 0xFFFFFFFF


def normalised(form: str, digits: bool = True) -> str:
    out = []
    for c in form:
        if c.isascii():
            out.append("0" if digits and c.isdigit() else c)
            continue
        code = ord(c)
        if code in REPLACED:
            out.append(REPLACED[code])
        elif digits and unicodedata.category(c) == "Nd":
            out.append("0")
        else:
            out.append(c)
    text = "".join(out)
    if text in ("``", "''"):
        return '"'
    return text or "_"


def lowered(text: str) -> str:
    return "".join(c.lower() for c in text)


def shape(text: str) -> str:
    out = []
    for c in text:
        if c.isupper():
            s = "X"
        elif c.islower():
            s = "x"
        elif c == "0":
            s = "0"
        elif unicodedata.category(c) in ("Lo", "Lm", "Lt"):
            s = "o"
        else:
            s = c
        if len(out) >= 2 and out[-1] == s and out[-2] == s:
            continue
        out.append(s)
    return "".join(out[:12])


def features(form: str) -> tuple[list[str], list[str]]:
    """Plain features and 4-grams, as kind byte + string."""
    n = normalised(form)
    l = lowered(n)
    plain = ["w" + l]
    if n != l:
        plain.append("c" + n)
    plain.append("s" + shape(n))
    for k in (1, 2, 3, 4):
        if len(l) > k:
            plain.append(str(k) + l[-k:])
    for k in (1, 2, 3):
        if len(l) > k:
            plain.append(str(4 + k) + l[:k])
    padded = "<" + l[:32] + ">"
    if len(padded) < 4:
        grams = ["g" + padded]
    else:
        grams = ["g" + padded[i : i + 4] for i in range(len(padded) - 3)]
    return plain, grams
