"""The word and sentence splitter: a small bidirectional GRU over characters."""

import pickle
import time
import unicodedata
from collections import Counter
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

CLASSES = ["Lu", "Ll", "Lo", "M", "N", "P", "S", "Z", "C"]
FOLDED = {}
for _c in "\u2019\u2018\u201b\u2032":
    FOLDED[_c] = "'"
for _c in "\u201c\u201d\u201e\u201f\u2033":
    FOLDED[_c] = '"'
for _c in "\u2010\u2011\u2012\u2212":
    FOLDED[_c] = "-"


def fold(c):
    return " " if c.isspace() else FOLDED.get(c, c)


def category(c):
    g = unicodedata.category(c)
    if g in ("Lu", "Ll"):
        return g
    if g in ("Lo", "Lm", "Lt"):
        return "Lo"
    return g[0] if g[0] in "MNPSZ" else "C"


def collapsed(text):
    """Scalars of a paragraph, white space collapsed, and where each came from."""
    chars, at = [], []
    for i, c in enumerate(text):
        if c.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                at.append(i)
        else:
            chars.append(c)
            at.append(i)
    if chars and chars[-1] == " ":
        chars.pop()
        at.pop()
    return chars, at


def marked(s):
    """A sentence's characters and classes; None where its words are not slices of its tokens."""
    chars, classes = [], []
    spans = {a: (b, f, m) for a, b, f, m in s.spans}
    i, n = 1, len(s)
    while i <= n:
        if i in spans:
            b, form, misc = spans[i]
            parts = s.forms[i - 1 : b]
            if "".join(parts) != form:
                parts = [form]
            i = b + 1
        else:
            form, misc, parts = s.forms[i - 1], s.misc[i - 1], [s.forms[i - 1]]
            i += 1
        for k, part in enumerate(parts):
            chars += list(part)
            classes += [0] * (len(part) - 1) + [3 if k + 1 < len(parts) else 1]
        if "SpaceAfter=No" not in misc and i <= n:
            chars.append(" ")
            classes.append(0)
    space = "SpaceAfter=No" not in misc
    classes[-1] = 2
    return chars, classes, space


def joined(pieces):
    chars, classes = [], []
    for k, (c, l, space) in enumerate(pieces):
        chars += c
        classes += l
        if space and k + 1 < len(pieces):
            chars.append(" ")
            classes.append(0)
    return chars, classes


def paragraphs(sentences):
    """Sentences of one paragraph, in order."""
    out = []
    for s in sentences:
        if s.new_paragraph or not out:
            out.append([])
        out[-1].append(s)
    return out


@jax.jit
def scores(p, ids, mask):
    """ids, mask [B,T] → [B,T,4]."""

    def direction(d, reverse):
        a = p[f"{d}.embedding"][ids] @ p[f"{d}.input"].T + p[f"{d}.bias"]
        a = jnp.swapaxes(a, 0, 1)
        m = jnp.swapaxes(mask, 0, 1)[..., None]
        w, b = p[f"{d}.recurrent"].T, p[f"{d}.recurrent.bias"]

        def step(h, inputs):
            at, mt = inputs
            u = h @ w + b
            ar, az, an = jnp.split(at, 3, -1)
            ur, uz, un = jnp.split(u, 3, -1)
            r, z = jax.nn.sigmoid(ar + ur), jax.nn.sigmoid(az + uz)
            n = jnp.tanh(an + r * un)
            h = ((1 - z) * n + z * h) * mt
            return h, h

        zero = jnp.zeros((ids.shape[0], w.shape[0]))
        return jnp.swapaxes(jax.lax.scan(step, zero, (a, m), reverse=reverse)[1], 0, 1)

    h = jnp.concatenate([direction("forward", False), direction("backward", True)], -1)
    return h, h @ p["weight"].T + p["bias"]


def loss(p, ids, mask, gold, weight, key):
    _, s = scores(p, ids, mask)
    lp = jax.nn.log_softmax(s)
    each = -jnp.take_along_axis(lp, gold[..., None], -1)[..., 0]
    each = each * jnp.where(gold == 2, 1.5, 1.0)
    return (each * weight).sum() / 100.0


@partial(jax.jit, donate_argnums=(0, 1))
def train_step(p, state, ids, mask, gold, weight, key, rate):
    value, g = jax.value_and_grad(loss)(p, ids, mask, gold, weight, key)
    norm = jnp.sqrt(sum((x * x).sum() for x in g.values()))
    clip = jnp.minimum(1.0, 5.0 / (norm + 1e-9))
    m, v, n = state
    n = n + 1
    p2, m2, v2 = {}, {}, {}
    for k in p:
        d = g[k] * clip
        m2[k] = 0.9 * m[k] + 0.1 * d
        v2[k] = 0.98 * v[k] + 0.02 * d * d
        p2[k] = p[k] - rate * (m2[k] / (1 - 0.9**n)) / jnp.sqrt(v2[k] / (1 - 0.98**n) + 1e-12)
    return p2, (m2, v2, n), value


class Splitter:
    def __init__(self, sentences, units=32, width=32, seed=1):
        self.rng = np.random.default_rng(seed)
        self.seed = seed
        counts = Counter(fold(c) for s in sentences for f in s.forms for c in f)
        self.characters = sorted(
            {c for c, n in counts.items() if n >= 20} | set(map(chr, range(32, 127)))
        )
        self.id = {c: i for i, c in enumerate(self.characters)}
        rng, count = self.rng, len(self.characters) + len(CLASSES)
        p = {}
        for d in ("forward", "backward"):
            p[d + ".embedding"] = rng.standard_normal((count, width)) * 0.3
            p[d + ".input"] = rng.standard_normal((3 * units, width)) * 0.2
            p[d + ".bias"] = np.zeros(3 * units)
            p[d + ".recurrent"] = np.concatenate(
                [np.linalg.qr(rng.standard_normal((units, units)))[0] for _ in range(3)]
            )
            p[d + ".recurrent.bias"] = np.zeros(3 * units)
        p["weight"] = rng.standard_normal((4, 2 * units)) * 0.1
        p["bias"] = np.zeros(4)
        self.p = {k: jnp.asarray(v, jnp.float32) for k, v in p.items()}

    def save(self, path):
        with open(path, "wb") as out:
            pickle.dump(
                dict(p={k: np.asarray(v) for k, v in self.p.items()}, characters=self.characters),
                out,
            )

    @classmethod
    def load(cls, path):
        with open(path, "rb") as data:
            d = pickle.load(data)
        self = cls.__new__(cls)
        self.characters = d["characters"]
        self.id = {c: i for i, c in enumerate(self.characters)}
        self.p = {k: jnp.asarray(v) for k, v in d["p"].items()}
        return self

    def ids(self, chars):
        out = np.zeros(len(chars), np.int32)
        for i, c in enumerate(chars):
            c = fold(c)
            k = self.id.get(c)
            out[i] = len(self.characters) + CLASSES.index(category(c)) if k is None else k
        return out

    def chunks(self, sources, augment, longest=480):
        """(chars, classes, weight) for training: paragraphs, some run together, some cut."""
        rng, out = self.rng, []
        for paragraph_list, weight in sources:
            held = []
            for paragraph in paragraph_list:
                for piece in paragraph:
                    size = sum(len(x[0]) + 1 for x in held)
                    if held and size + len(piece[0]) > longest:
                        out.append((*joined(held), weight))
                        held = []
                    held.append(piece)
                if rng.random() > 0.5 or not held:
                    if held:
                        out.append((*joined(held), weight))
                    held = []
            if held:
                out.append((*joined(held), weight))
        return [augment(rng, *c) for c in out] if augment else out

    def train(self, sources, epochs, augment=None, dev=None, rate=5e-3, rows=32, log=print):
        state = (
            {k: jnp.zeros_like(v) for k, v in self.p.items()},
            {k: jnp.zeros_like(v) for k, v in self.p.items()},
            jnp.zeros(()),
        )
        lengths = (64, 128, 256, 384, 512, 1024)
        done, total = 0, None
        key = jax.random.PRNGKey(self.seed)
        for epoch in range(epochs):
            start, losses = time.time(), []
            by = {n: [] for n in lengths}
            for c in self.chunks(sources() if callable(sources) else sources, augment):
                n = next((n for n in lengths if len(c[0]) <= n), None)
                if n:
                    by[n].append(c)
            batches = []
            for n, items in by.items():
                self.rng.shuffle(order := np.arange(len(items)))
                k = max(4, rows * 256 // n)
                batches += [
                    (n, k, [items[j] for j in order[i : i + k]]) for i in range(0, len(items), k)
                ]
            self.rng.shuffle(order := np.arange(len(batches)))
            total = total or epochs * len(batches)
            for b in order:
                n, k, items = batches[b]
                ids, gold = np.zeros((k, n), np.int32), np.zeros((k, n), np.int32)
                mask, weight = np.zeros((k, n), np.float32), np.zeros((k, n), np.float32)
                for r, (chars, classes, w) in enumerate(items):
                    ids[r, : len(chars)] = self.ids(chars)
                    gold[r, : len(chars)] = classes
                    mask[r, : len(chars)] = 1
                    weight[r, : len(chars)] = w
                weight[ids == self.id[" "]] = 0
                now = rate * min(1.0, (done + 1) / 100) * max(0.02, 1 - done / total)
                self.p, state, value = train_step(self.p, state, ids, mask, gold, weight, key, now)
                losses.append(float(value))
                done += 1
            text = (
                f"splitter epoch {epoch + 1} loss {np.mean(losses):.3f} {time.time() - start:.0f}s"
            )
            if dev and (epoch % 3 == 2 or epoch + 1 == epochs):
                text += " " + " ".join(f"{k} {100 * v:.2f}" for k, v in self.score(dev).items())
            log(text, flush=True)

    def classes(self, texts, rows=16):
        """Predicted classes for lists of characters."""
        out = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for k in range(0, len(order), rows):
            items = order[k : k + rows]
            n = max(16, -(-max(len(texts[i]) for i in items) // 64) * 64)
            ids, mask = np.zeros((rows, n), np.int32), np.zeros((rows, n), np.float32)
            for r, i in enumerate(items):
                ids[r, : len(texts[i])] = self.ids(texts[i])
                mask[r, : len(texts[i])] = 1
            best = np.asarray(scores(self.p, ids, mask)[1]).argmax(-1)
            for r, i in enumerate(items):
                out[i] = best[r, : len(texts[i])]
        return out

    def score(self, sentences):
        """F1 of tokens, words and sentences, by paragraph."""
        gold = [joined([marked(s) for s in p]) for p in paragraphs(sentences)]
        predicted = self.classes([g[0] for g in gold])
        tally = {k: [0, 0, 0] for k in ("tokens", "words", "sentences")}
        for (chars, want), got in zip(gold, predicted):
            a, b = spans(chars, want), spans(chars, got)
            for k in tally:
                x, y = set(a[k]), set(b[k])
                tally[k][0] += len(x & y)
                tally[k][1] += len(x)
                tally[k][2] += len(y)
        return {k: 2 * c / (a + b) for k, (c, a, b) in tally.items()}


def spans(chars, classes):
    """Tokens, words, sentences as (first, end) of one paragraph."""
    tokens, words, sentences = [], [], []
    token = word = sentence = None
    n = len(chars)
    for i, c in enumerate(chars):
        if c == " ":
            continue
        if word is None:
            word = i
        if token is None:
            token = i
        if sentence is None:
            sentence = i
        k = classes[i]
        last = i + 1 == n
        if last:
            k = 2
        elif chars[i + 1] == " " and k in (0, 3):
            k = 1
        if k:
            words.append((word, i + 1))
            word = None
        if k in (1, 2):
            tokens.append((token, i + 1))
            token = None
        if k == 2:
            sentences.append((sentence, i + 1))
            sentence = None
    return dict(tokens=tokens, words=words, sentences=sentences)
