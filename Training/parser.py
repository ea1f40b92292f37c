"""Training and applying the tagger and parser."""

import pickle
import time
from collections import Counter

import jax
import jax.numpy as jnp
import numpy as np

import net
from sparse import Table, Vocabulary
from trees import decode

LENGTHS = (5, 9, 13, 17, 21, 25, 30, 36, 44, 58, 80, 160)
SIZES = dict(embedding=128, hidden=160, layers=2, tagHidden=128, arc=128, label=128, distance=16)
MINIMUM = {"w": 2, "c": 2, "*": 3}


class Parser:
    def __init__(
        self, sentences, sizes=SIZES, seed=1, minimum=MINIMUM, more=(), start=None, lazy=False
    ):
        """`more`: silver sentences, whose words count a third; `start`: a parser whose weights to go on from."""
        self.sizes = dict(sizes)
        self.rng = np.random.default_rng(seed)
        self.seed = seed
        counts = Counter(f for s in sentences for f in s.forms)
        for s in more:
            for f in s.forms:
                counts[f] += 0.34
        self.vocabulary = Vocabulary(counts, minimum)
        self.classes = {}
        for name in ("upos", "xpos", "feats", "deprel"):
            column = "deprels" if name == "deprel" else name
            seen = Counter(v for s in sentences for v in getattr(s, column))
            self.classes[name] = sorted(seen)
        f = self.classes["feats"]
        f.remove("_")
        f.insert(0, "_")
        self.table = Table(self.vocabulary.size, sizes["embedding"], self.rng, lazy=lazy)
        self.p = net.initial(sizes, {k: len(v) for k, v in self.classes.items()}, self.rng)
        if start:
            self.p = dict(start.p)
            self.table.values *= 0.0
            at = np.searchsorted(start.vocabulary.keys, self.vocabulary.keys)
            at = np.minimum(at, len(start.vocabulary.keys) - 1)
            same = start.vocabulary.keys[at] == self.vocabulary.keys
            self.table.values[same] = start.table.values[at[same]]

    def save(self, path):
        """Everything that applying needs; not the optimiser's state."""
        with open(path, "wb") as out:
            pickle.dump(
                dict(
                    sizes=self.sizes,
                    classes=self.classes,
                    vocabulary=self.vocabulary,
                    table=self.table.values,
                    p={k: np.asarray(v) for k, v in self.p.items()},
                ),
                out,
            )

    @classmethod
    def load(cls, path):
        with open(path, "rb") as data:
            d = pickle.load(data)
        self = cls.__new__(cls)
        self.sizes, self.classes, self.vocabulary = d["sizes"], d["classes"], d["vocabulary"]
        self.rng, self.seed = np.random.default_rng(1), 1
        self.table = Table(1, self.sizes["embedding"], self.rng)
        self.table.values = d["table"]
        self.p = {k: jnp.asarray(v) for k, v in d["p"].items()}
        return self

    def batches(self, sentences, words, shuffle):
        """Lists of sentence numbers of like length, padded length and row count fixed by the bucket."""
        by = {n: [] for n in LENGTHS}
        for i, s in enumerate(sentences):
            n = next((n for n in LENGTHS if len(s) <= n), None)
            if n is None:
                continue
            by[n].append(i)
        out = []
        for n, items in by.items():
            if shuffle:
                self.rng.shuffle(items)
            rows = max(2, words // n)
            out += [(n, rows, items[k : k + rows]) for k in range(0, len(items), rows)]
        if shuffle:
            self.rng.shuffle(out)
        return out

    def arrays(self, sentences, n, rows, items, drop=0.0):
        forms, at = [], []
        mask = np.zeros((rows, n), np.float32)
        for r, i in enumerate(items):
            s = sentences[i]
            forms += s.forms
            at += [r * n + k for k in range(len(s))]
            mask[r, : len(s)] = 1
        csr = self.vocabulary.batch(forms, self.rng, drop)
        x = np.zeros((rows * n, self.sizes["embedding"]), np.float32)
        at = np.array(at)
        x[at] = self.table.sums(csr)
        return csr, at, x.reshape(rows, n, -1), mask

    def gold(self, sentences, n, rows, items, soft=False):
        """Class numbers; with `soft` distributions, one-hot where a sentence brings none of its own."""
        g = {k: np.full((rows, n), -1, np.int32) for k in ("upos", "xpos", "feats", "deprel")}
        g["heads"] = np.zeros((rows, n), np.int32)
        g["weight"] = np.zeros(rows, np.float32)
        for r, i in enumerate(items):
            s = sentences[i]
            if not hasattr(s, "ids"):
                s.ids = {
                    k: np.array(
                        [index.get(v, -1) for v in (s.deprels if k == "deprel" else getattr(s, k))],
                        np.int32,
                    )
                    for k, index in self.index.items()
                }
            for k in s.ids:
                g[k][r, : len(s)] = s.ids[k]
            g["heads"][r, : len(s)] = s.heads
            g["weight"][r] = s.weight
        return self.softened(g, [sentences[i] for i in items], n) if soft else g

    def softened(self, g, sentences, n):
        out = {k: g[k] for k in ("heads", "weight", "feats")}
        for k, ids, width in [("arcs", g["heads"], n + 1)] + [
            (k, g[k], len(self.classes[k])) for k in ("upos", "xpos", "deprel")
        ]:
            out[k] = (ids[..., None] == np.arange(width)).astype(np.float32)
            for r, s in enumerate(sentences):
                if s.soft:
                    m = s.soft[k].shape[1]
                    out[k][r] = 0
                    out[k][r, : len(s), :m] = s.soft[k]
        return out

    def train(
        self,
        sentences,
        epochs,
        dev=None,
        rate=2e-3,
        words=768,
        drop=0.15,
        rates=(0.33, 0.25),
        rows_rate=1.0,
        log=print,
        every=1,
        extra=None,
    ):
        """`extra`: a function epoch → more sentences for that epoch (self-training)."""
        self.index = {k: {v: i for i, v in enumerate(c)} for k, c in self.classes.items()}
        zeros = {k: jnp.zeros_like(v) for k, v in self.p.items()}
        state = (zeros, {k: jnp.zeros_like(v) for k, v in self.p.items()}, jnp.zeros(()))
        key = jax.random.PRNGKey(self.seed)
        pool = sentences + (extra(0) if extra else [])
        soft = any(s.soft for s in pool)
        total = epochs * len(self.batches(pool, words, False))
        done = 0
        for epoch in range(epochs):
            start, cpu, losses = time.time(), time.process_time(), []
            if extra:
                pool = sentences + extra(epoch)
            for n, rows, items in self.batches(pool, words, True):
                csr, at, x, mask = self.arrays(pool, n, rows, items, drop)
                key, k = jax.random.split(key)
                now = rate * min(1.0, (done + 1) / 100) * max(0.02, 1 - done / total)
                self.p, state, gx, value = net.train_step(
                    self.p,
                    state,
                    x,
                    mask,
                    self.gold(pool, n, rows, items, soft),
                    self.sizes["layers"],
                    rates,
                    k,
                    now,
                )
                gx = np.asarray(gx).reshape(rows * n, -1)[at]
                self.table.step(csr, gx, now * rows_rate)
                losses.append(float(value))
                done += 1
            self.table.finish(now * rows_rate)
            text = f"epoch {epoch + 1} loss {np.mean(losses):.3f} {time.time() - start:.0f}s cpu {time.process_time() - cpu:.0f}s"
            if dev and ((epoch + 1) % every == 0 or epoch + 1 == epochs):
                text += " dev " + " ".join(
                    f"{k} {v:.2f}" for k, v in score(dev, self.parse(dev)).items()
                )
            log(text, flush=True)

    def states(self, sentences, words=2048):
        """Yields (sentence numbers, network outputs as numpy)."""
        for n, rows, items in self.batches(sentences, words, False):
            _, _, x, mask = self.arrays(sentences, n, rows, items)
            yield items, x, [
                jax.tree.map(np.asarray, o)
                for o in net.predict(self.p, x, mask, self.sizes["layers"])
            ]

    def parse(self, sentences):
        """Predictions as a list of dicts of columns."""
        out = [None] * len(sentences)
        w, b = np.asarray(self.p["label.weight"]), np.asarray(self.p["label.weight.bias"])
        root = self.classes["deprel"].index("root")
        for items, _, (h, tags, arcs, ld, lh) in self.states(sentences):
            best = {k: v.argmax(-1) for k, v in tags.items()}
            for r, i in enumerate(items):
                n = len(sentences[i])
                heads = decode(arcs[r, :n, : n + 1])
                z = np.maximum(ld[r, :n] + lh[r, heads], 0) @ w.T + b
                z[:, root] = -np.inf
                rel = np.where(heads == 0, root, z.argmax(1))
                out[i] = dict(
                    heads=[int(x) for x in heads],
                    deprels=[self.classes["deprel"][x] for x in rel],
                    **{k: [self.classes[k][x] for x in best[k][r, :n]] for k in best},
                )
        return out


def score(gold, predicted):
    c, n = Counter(), 0
    for g, p in zip(gold, predicted):
        for i in range(len(g)):
            n += 1
            c["UPOS"] += g.upos[i] == p["upos"][i]
            c["XPOS"] += g.xpos[i] == p["xpos"][i]
            c["FEATS"] += g.feats[i] == p["feats"][i]
            if g.heads[i] == p["heads"][i]:
                c["UAS"] += 1
                c["LAS"] += g.deprels[i].split(":")[0] == p["deprels"][i].split(":")[0]
                c["LASsub"] += g.deprels[i] == p["deprels"][i]
    return {k: 100 * c[k] / n for k in ("UPOS", "XPOS", "FEATS", "UAS", "LAS", "LASsub")}
