"""How names are compared: the same folding as `NameKey.folded` in CasusKnowledge."""
import unicodedata

SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
           "ı": "i", "ə": "a", "ħ": "h"}


def folded(name):
    """Letters and digits only, lower case, without marks."""
    out = []
    for c in unicodedata.normalize("NFD", name.lower()):
        c = SPECIAL.get(c, c)
        if unicodedata.category(c[0])[0] == "M":
            continue
        out.append("".join(x for x in c if x.isalnum()))
    return "".join(out)
