"""The model file's computation in plain numpy: the yardstick for other implementations, slow on purpose.

`python reference.py MODEL IN.conllu OUT.conllu` analyses given words; with `--raw` IN is text, paragraphs at blank lines.
"""

import sys

import numpy as np

import conllu
import lemmas
import model_file
import splitter
from features import features, key
from trees import decode


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Model:
    def __init__(self, path):
        self.header, tensors = model_file.read(path)
        self.t = {
            k: v.astype(np.float32) if v.dtype in (np.float16, np.float32) else v
            for k, v in tensors.items()
        }
        self.index = {
            prefix: {int(k): i for i, k in enumerate(self.t[prefix + ".keys"])}
            for prefix in ("embedding", "names")
            if prefix + ".keys" in self.t
        }
        self.lemmas = {
            int(k): int(s) for k, s in zip(self.t["lemma.keys"], self.t["lemma.scripts"])
        }
        self.cache = {}

    def keyed(self, prefix, form):
        found = self.cache.get((prefix, form))
        if found is None:
            plain, grams = features(form)
            rows, scales, index = (
                self.t[prefix + ".rows"],
                self.t[prefix + ".scales"],
                self.index[prefix],
            )

            def total(strings):
                out = np.zeros(rows.shape[1], np.float32)
                for f in strings:
                    r = index.get(key(f[0], f[1:]))
                    if r is not None:
                        out += scales[r] * rows[r]
                return out

            found = total(plain) + total(grams) / np.sqrt(np.float32(len(grams)))
            self.cache[prefix, form] = found
        return found

    def lstm(self, name, x, reverse):
        z = x @ self.t[name + ".input"].T + self.t[name + ".bias"]
        w = self.t[name + ".recurrent"].T
        H = len(w)
        h, c = np.zeros(H, np.float32), np.zeros(H, np.float32)
        out = np.zeros((len(x), H), np.float32)
        for k in (range(len(x) - 1, -1, -1) if reverse else range(len(x))):
            i, f, g, o = np.split(z[k] + h @ w, 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
            out[k] = h
        return out

    def both(self, prefix, x):
        return np.concatenate(
            [self.lstm(prefix + ".forward", x, False), self.lstm(prefix + ".backward", x, True)], 1
        )

    def affine(self, name, x):
        return (
            x @ self.t[name].T
            + self.t[
                (
                    name.removesuffix(".weight") + ".bias"
                    if name not in ("label.weight", "names.weight")
                    else name + ".bias"
                )
            ]
        )

    def analyse(self, forms):
        """Columns of a sentence of given words."""
        H, t = self.header, self.t
        x = np.stack([self.keyed("embedding", f) for f in forms])
        h = x
        for k in range(H["sizes"]["layers"]):
            h = self.both(f"encoder.{k}", h)
        tag = np.maximum(self.affine("tag.hidden", h), 0)
        out = {
            k: [H[k][i] for i in self.affine(k + ".weight", tag).argmax(1)]
            for k in ("upos", "xpos", "feats")
        }
        d = np.maximum(self.affine("arc.dependent", h), 0)
        e = np.concatenate([t["arc.root"][None], np.maximum(self.affine("arc.head", h), 0)])
        n, D = len(forms), H["sizes"]["distance"]
        arcs = d @ (e @ t["arc.bilinear"].T).T + (e @ t["arc.prior"])[None]
        offsets = np.clip(np.arange(n)[None] - np.arange(n)[:, None], -D, D) + D
        arcs[:, 1:] += t["arc.distance"][offsets]
        arcs[np.arange(n), np.arange(n) + 1] = -np.inf
        heads = decode(arcs)
        ld = h @ t["label.dependent"].T + t["label.bias"]
        lh = np.concatenate([t["label.root"][None], h @ t["label.head"].T])
        s = self.affine("label.weight", np.maximum(ld + lh[heads], 0))
        root = H["deprel"].index("root")
        s[:, root] = -np.inf
        rel = np.where(heads == 0, root, s.argmax(1))
        out["heads"] = [int(j) for j in heads]
        out["deprels"] = [H["deprel"][j] for j in rel]
        out["lemmas"] = [self.lemma(f, u, p) for f, u, p in zip(forms, out["upos"], out["xpos"])]
        if "names.weight" in t:
            out["names"] = self.names(forms, x, h)
        return out

    def lemma(self, form, upos, xpos):
        l = lemmas.lowered(lemmas.normalised(form, digits=False))
        tag = upos + "/" + xpos
        tries = [("L", l + "\t" + tag), ("L", l + "\t" + upos)]
        for u in (tag, upos):
            tries += [("R", l[len(l) - k :] + "\t" + u) for k in range(min(6, len(l)), -1, -1)]
        for kind, text in tries:
            s = self.lemmas.get(key(kind, text))
            if s is not None:
                return lemmas.apply(self.header["lemmaScripts"][s], form)
        return l

    def names(self, forms, x, h):
        t = self.t
        y = np.stack([self.keyed("names", f) for f in forms])
        p = np.maximum(h @ t["names.state"].T + x @ t["names.embedding"].T + y + t["names.bias"], 0)
        e = self.affine("names.weight", self.both("names", p))
        return [
            self.header["names"][i]
            for i in viterbi(e, t["names.transitions"], t["names.start"], t["names.end"])
        ]

    def paragraph(self, text):
        """Characters of a paragraph and their classes."""
        S = splitter.Splitter.__new__(splitter.Splitter)
        S.characters = self.header["characters"]
        S.id = {c: i for i, c in enumerate(S.characters)}
        chars, at = splitter.collapsed(text)
        ids = S.ids(chars)
        states = []
        for d, order in (("forward", range(len(ids))), ("backward", range(len(ids) - 1, -1, -1))):
            a = self.t[f"splitter.{d}.input"]
            w, b = self.t[f"splitter.{d}.recurrent"], self.t[f"splitter.{d}.recurrent.bias"]
            h = np.zeros(w.shape[1], np.float32)
            out = np.zeros((len(ids), len(h)), np.float32)
            for k in order:
                ar, az, an = np.split(a[ids[k]], 3)
                ur, uz, un = np.split(w @ h + b, 3)
                r, z = sigmoid(ar + ur), sigmoid(az + uz)
                n = np.tanh(an + r * un)
                h = (1 - z) * n + z * h
                out[k] = h
            states.append(out)
        classes = (
            np.concatenate(states, 1) @ self.t["splitter.weight"].T + self.t["splitter.bias"]
        ).argmax(1)
        return chars, at, classes

    def sentences(self, text):
        """Raw text → sentences with words, multiword tokens and spacing."""
        out = []
        for block in blocks(text):
            chars, at, classes = self.paragraph(block)
            if not chars:
                continue
            found = splitter.spans(chars, classes)
            words, tokens = list(found["words"]), {e: s for s, e in found["tokens"]}
            for first, end in found["sentences"]:
                s = conllu.Sentence(text="".join(chars[first:end]))
                begin = 1
                for a, b in words:
                    if not first <= a < end:
                        continue
                    s.forms.append("".join(chars[a:b]))
                    tight = b < len(chars) and chars[b] != " "
                    s.misc.append("SpaceAfter=No" if tight else "_")
                    if b in tokens:
                        if len(s.forms) > begin:
                            s.spans.append(
                                (begin, len(s.forms), "".join(chars[tokens[b] : b]), s.misc[-1])
                            )
                        begin = len(s.forms) + 1
                for a, b, _, _ in s.spans:
                    s.misc[a - 1 : b] = ["_"] * (b - a + 1)
                out.append(s)
        return out


def blocks(text):
    held, out = [], []
    for line in text.split("\n") + [""]:
        if line.strip():
            held.append(line)
        elif held:
            out.append("\n".join(held))
            held = []
    return out


def viterbi(emissions, transitions, start, end):
    best = start + emissions[0]
    back = []
    for e in emissions[1:]:
        s = best[:, None] + transitions
        back.append(s.argmax(0))
        best = s.max(0) + e
    k = int((best + end).argmax())
    out = [k]
    for b in reversed(back):
        k = int(b[k])
        out.append(k)
    return out[::-1]


def main():
    args = [a for a in sys.argv[1:] if a != "--raw"]
    model = Model(args[0])
    sentences = (
        model.sentences(open(args[1], encoding="utf-8").read())
        if "--raw" in sys.argv
        else conllu.read(args[1])
    )
    for s in sentences:
        a = model.analyse(s.forms)
        for k in ("upos", "xpos", "feats", "heads", "deprels", "lemmas"):
            setattr(s, k, a[k])
        s.misc = [
            m if n == "O" else (f"Name={n}" if m == "_" else f"{m}|Name={n}")
            for m, n in zip(s.misc or ["_"] * len(s), a.get("names", ["O"] * len(s)))
        ]
    conllu.write(args[2], sentences)


if __name__ == "__main__":
    main()
