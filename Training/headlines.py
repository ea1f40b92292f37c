"""News in the present tense: treebank sentences told again as headlines tell them, and sums in other currencies.

Web text tells the past in the past tense; a news ticker says "Norland bars", "officials say". The tree stays.
"""

from copy import copy

from conllu import Sentence

SINGULAR = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PLURAL = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
# Verbs of news that treebanks of web text hardly have as verbs, most of them transitive. They stand in for other
# verbs with an object, so that a name before them reads as their subject.
NEWS_VERBS = (
    "bar vow summon halt pledge ban slam eye weigh probe blast oust quit axe curb fine jail name sack sue tap urge order raid "
    "seize shell target threaten warn back boost cap charge clear condemn confirm deploy detain down expel extend fire free "
    "freeze grant hail hit host impose intercept launch lift limit list lose mark mediate mount mourn near neutralize oppose "
    "outlaw pardon pause petition plan post press promise propose protest ratify rebuke recall reject release repel resume "
    "revoke rock sanction scrap shelve shut sign signal sink slash spark stage storm strike suspend swap test top trade "
    "transfer trigger veto visit void win withdraw cut block cancel close conduct evacuate execute exchange approve arrest "
    "accuse appoint attack bomb breach capture cite claim cross declare defend demand deny destroy dismiss double draft dub "
    "end enter escort exit face fault field file flag flee forge guard hang head hunt issue join kill lead level lock man "
    "move nominate open park pass place pledge pull push question rally reach report rule run score secure set shoot stop "
    "strand study support surround switch tighten unveil upgrade uphold warrant welcome wound"
).split()
CURRENCIES = ["€", "£", "€", "£", "US$", "A$", "C$", "¥", "₹", "NZ$", "HK$", "₽", "₩"]


def third_person(lemma):
    irregular = {"have": "has", "be": "is", "do": "does", "go": "goes"}
    if lemma in irregular:
        return irregular[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def copied(s):
    out = Sentence(text=s.text, new_paragraph=s.new_paragraph, weight=s.weight)
    for k in ("forms", "lemmas", "upos", "xpos", "feats", "heads", "deprels", "misc"):
        setattr(out, k, copy(getattr(s, k)))
    return out


def present(s, rng=None):
    """The sentence with its finite past verbs in the present, or None where there is none to change.

    With `rng`, half of the verbs with an object give way to one of `NEWS_VERBS`.
    """
    subject = {}
    for i, (h, d) in enumerate(zip(s.heads, s.deprels)):
        if d in ("nsubj", "nsubj:outer") and h and i + 1 < h:
            subject[h - 1] = i
    out = None
    for i in range(len(s)):
        if (
            s.xpos[i] != "VBD"
            or s.upos[i] not in ("VERB", "AUX")
            or not s.lemmas[i].isalpha()
            or not s.forms[i].islower()
        ):
            continue
        verb = s.heads[i] - 1 if s.deprels[i] in ("cop", "aux", "aux:pass") else i
        j = subject.get(verb)
        if j is None and s.deprels[i] in ("conj", "parataxis"):
            j = subject.get(s.heads[i] - 1)
        if j is None:
            j = next(
                (
                    k
                    for k in range(len(s))
                    if s.heads[k] - 1 == verb and s.deprels[k] == "nsubj:pass" and k < i
                ),
                None,
            )
        if (
            j is None
            or s.xpos[j] not in ("NN", "NNP", "NNS", "NNPS")
            and s.forms[j].lower() not in ("he", "she", "it", "they", "who")
        ):
            continue
        plural = (
            s.xpos[j] in ("NNS", "NNPS")
            or s.forms[j].lower() == "they"
            or any(s.heads[k] - 1 == j and s.deprels[k] == "conj" for k in range(len(s)))
        )
        out = out or copied(s)
        lemma = s.lemmas[i]
        if (
            rng is not None
            and verb == i
            and rng.random() < 0.5
            and any(s.heads[k] - 1 == i and s.deprels[k] == "obj" for k in range(len(s)))
        ):
            lemma = NEWS_VERBS[rng.integers(len(NEWS_VERBS))]
            out.lemmas[i] = lemma
        out.forms[i] = ("are" if lemma == "be" else lemma) if plural else third_person(lemma)
        out.xpos[i], out.feats[i] = ("VBP", PLURAL) if plural else ("VBZ", SINGULAR)
    return out


def other_currency(s, rng):
    if "$" not in s.forms:
        return None
    out = copied(s)
    sign = CURRENCIES[rng.integers(len(CURRENCIES))]
    out.forms = [sign if f == "$" else f for f in out.forms]
    return out


def retold(sentences, rng, share=0.33):
    """Fresh copies for one epoch: a share of the sentences that can be told in the present, and sums."""
    out = []
    for s in sentences:
        if rng.random() < share:
            made = present(s, rng)
            if made:
                out.append(made)
        made = other_currency(s, rng) if rng.random() < 0.8 else None
        if made:
            out.append(made)
    return out
