"""Reading and writing CoNLL-U: only what training needs."""

from dataclasses import dataclass, field


@dataclass
class Sentence:
    text: str = ""
    forms: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    deprels: list = field(default_factory=list)
    misc: list = field(default_factory=list)
    spans: list = field(
        default_factory=list
    )  # multiword tokens: (first, last, form, misc), 1-based
    new_paragraph: bool = False
    weight: float = 1.0
    soft: dict = None  # distributions over heads, labels and tags, a row a word

    def __len__(self):
        return len(self.forms)


def read(path):
    sentences, current = [], Sentence()
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if current.forms:
                sentences.append(current)
            current = Sentence()
        elif line.startswith("#"):
            if line.startswith("# text ="):
                current.text = line[8:].strip()
            elif line.startswith(("# newpar", "# newdoc")):
                current.new_paragraph = True
        else:
            c = line.split("\t")
            if "." in c[0]:
                continue
            if "-" in c[0]:
                a, b = c[0].split("-")
                current.spans.append((int(a), int(b), c[1], c[9]))
                continue
            current.forms.append(c[1])
            current.lemmas.append(c[2])
            current.upos.append(c[3])
            current.xpos.append(c[4])
            current.feats.append(c[5])
            current.heads.append(int(c[6]))
            current.deprels.append(c[7])
            current.misc.append(c[9])
    if current.forms:
        sentences.append(current)
    return sentences


def write(path, sentences):
    with open(path, "w", encoding="utf-8") as out:
        for s in sentences:
            if s.text:
                out.write(f"# text = {s.text}\n")
            starts = {a: (a, b, f, m) for a, b, f, m in s.spans}
            for i in range(len(s)):
                if i + 1 in starts:
                    a, b, f, m = starts[i + 1]
                    out.write(f"{a}-{b}\t{f}" + "\t_" * 7 + f"\t{m}\n")
                out.write(
                    "\t".join(
                        [
                            str(i + 1),
                            s.forms[i],
                            s.lemmas[i],
                            s.upos[i],
                            s.xpos[i],
                            s.feats[i],
                            str(s.heads[i]),
                            s.deprels[i],
                            "_",
                            s.misc[i] if s.misc else "_",
                        ]
                    )
                    + "\n"
                )
            out.write("\n")
