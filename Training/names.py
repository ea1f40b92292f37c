"""The names head: one small BiLSTM over the frozen encoder, softmax over BIOES classes, Viterbi."""

import time
from collections import Counter
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from conllu import Sentence
from naming import CLASSES, spans_of
from net import dropped, lstm
from reference import viterbi
from sparse import Table, Vocabulary

FORBIDDEN = -10000.0
LENGTHS = (12, 24, 36, 58, 160)  # few: each is compiled once


def allowed():
    n = len(CLASSES)
    transitions, start, end = (
        np.full((n, n), FORBIDDEN),
        np.full(n, FORBIDDEN),
        np.full(n, FORBIDDEN),
    )
    for i, a in enumerate(CLASSES):
        if a == "O" or a[0] in "BS":
            start[i] = 0
        if a == "O" or a[0] in "ES":
            end[i] = 0
        for j, b in enumerate(CLASSES):
            free = a == "O" or a[0] in "ES"
            if free and (b == "O" or b[0] in "BS"):
                transitions[i, j] = 0
            if not free and b[0] in "IE" and a[2:] == b[2:]:
                transitions[i, j] = 0
    return transitions.astype(np.float32), start.astype(np.float32), end.astype(np.float32)


def initial(state, embedding, N, M, rng):
    def dense(out, inn, gain=1.0):
        return (rng.standard_normal((out, inn)) * gain * np.sqrt(2.0 / (out + inn))).astype(
            np.float32
        )

    p = {
        "state": dense(N, state),
        "embedding": dense(N, embedding),
        "bias": np.zeros(N, np.float32),
    }
    for d in ("forward", "backward"):
        p[d + ".input"] = np.concatenate([dense(M, N) for _ in range(4)])
        p[d + ".recurrent"] = 0.8 * np.concatenate(
            [np.linalg.qr(rng.standard_normal((M, M)))[0].astype(np.float32) for _ in range(4)]
        )
        b = np.zeros(4 * M, np.float32)
        b[M : 2 * M] = 1.0
        p[d + ".bias"] = b
    p["weight"], p["weight.bias"] = dense(len(CLASSES), 2 * M), np.zeros(len(CLASSES), np.float32)
    return {k: jnp.asarray(v) for k, v in p.items()}


def emissions(p, h, x, y, mask, key=None, rate=0.0):
    k1, k2, k3 = jax.random.split(key, 3) if key is not None else (None,) * 3
    h = dropped(k1, h, rate)
    z = jax.nn.relu(h @ p["state"].T + x @ p["embedding"].T + y + p["bias"])
    z = jnp.swapaxes(dropped(k2, z, rate), 0, 1)
    m = jnp.swapaxes(mask, 0, 1)[..., None]
    q = jnp.concatenate([lstm(p, "forward", z, m, False), lstm(p, "backward", z, m, True)], -1)
    q = jnp.swapaxes(dropped(k3, q, rate), 0, 1)
    return q @ p["weight"].T + p["weight.bias"]


def loss(p, h, x, y, mask, gold, weight, key, rate):
    lp = jax.nn.log_softmax(emissions(p, h, x, y, mask, key, rate))
    each = -jnp.take_along_axis(lp, gold[..., None], -1)[..., 0]
    return (each * weight).sum() / 300.0


@partial(jax.jit, static_argnums=(9,), donate_argnums=(0, 1))
def train_step(p, state, h, x, y, mask, gold, weight, key, dropout, rate):
    value, (g, gy) = jax.value_and_grad(loss, argnums=(0, 3))(
        p, h, x, y, mask, gold, weight, key, dropout
    )
    norm = jnp.sqrt(sum((v * v).sum() for v in g.values()))
    clip = jnp.minimum(1.0, 5.0 / (norm + 1e-9))
    m, v, n = state
    n = n + 1
    p2, m2, v2 = {}, {}, {}
    for k in p:
        d = g[k] * clip
        m2[k] = 0.9 * m[k] + 0.1 * d
        v2[k] = 0.98 * v[k] + 0.02 * d * d
        p2[k] = p[k] - rate * (m2[k] / (1 - 0.9**n)) / jnp.sqrt(v2[k] / (1 - 0.98**n) + 1e-12)
    return p2, (m2, v2, n), gy * clip, value


predicted = jax.jit(emissions)


def encode(parser, items, words=2048):
    """Keeps each item's encoder output and embedding (half precision) on the item."""
    fake = [Sentence(forms=i.forms) for i in items]
    for numbers, x, (h, *_) in parser.states(fake, words):
        for r, k in enumerate(numbers):
            n = len(items[k])
            items[k].h = h[r, :n].astype(np.float16)
            items[k].x = x[r, :n].astype(np.float16)
    return [i for i in items if hasattr(i, "h")]


class Names:
    def __init__(self, items, units=64, state=64, seed=1, minimum={"w": 2, "c": 2, "*": 5}):
        self.rng = np.random.default_rng(seed)
        self.seed = seed
        counts = Counter(f for i in items for f in i.forms)
        self.vocabulary = Vocabulary(counts, minimum)
        self.table = Table(self.vocabulary.size, units, self.rng, 0.02)
        first = items[0]
        self.units = units
        self.p = initial(first.h.shape[1], first.x.shape[1], units, state, self.rng)

    def batch(self, items, n, rows, drop=0.0):
        forms = [f for i in items for f in i.forms]
        at = np.array([r * n + k for r, i in enumerate(items) for k in range(len(i))])
        csr = self.vocabulary.batch(forms, self.rng, drop)
        y = np.zeros((rows * n, self.units), np.float32)
        y[at] = self.table.sums(csr)
        h = np.zeros((rows, n, items[0].h.shape[1]), np.float32)
        x = np.zeros((rows, n, items[0].x.shape[1]), np.float32)
        mask = np.zeros((rows, n), np.float32)
        for r, i in enumerate(items):
            h[r, : len(i)], x[r, : len(i)], mask[r, : len(i)] = i.h, i.x, 1
        return csr, at, h, x, y.reshape(rows, n, -1), mask

    def batches(self, items, words, shuffle):
        by = {n: [] for n in LENGTHS}
        for i in items:
            n = next((n for n in LENGTHS if len(i) <= n), None)
            if n:
                by[n].append(i)
        out = []
        for n, group in by.items():
            order = self.rng.permutation(len(group)) if shuffle else range(len(group))
            group = [group[k] for k in order]
            rows = max(2, words // n)
            out += [(n, rows, group[k : k + rows]) for k in range(0, len(group), rows)]
        if shuffle:
            out = [out[k] for k in self.rng.permutation(len(out))]
        return out

    def train(
        self, items, epochs, rate=2e-3, words=1024, drop=0.3, dropout=0.33, log=None, after=None
    ):
        state = (
            {k: jnp.zeros_like(v) for k, v in self.p.items()},
            {k: jnp.zeros_like(v) for k, v in self.p.items()},
            jnp.zeros(()),
        )
        key = jax.random.PRNGKey(self.seed)
        total, done = epochs * len(self.batches(items, words, False)), 0
        for epoch in range(epochs):
            start, losses = time.time(), []
            for n, rows, group in self.batches(items, words, True):
                csr, at, h, x, y, mask = self.batch(group, n, rows, drop)
                gold, weight = np.zeros((rows, n), np.int32), np.zeros((rows, n), np.float32)
                for r, i in enumerate(group):
                    gold[r, : len(i)], weight[r, : len(i)] = i.classes(), i.weights
                key, k = jax.random.split(key)
                now = rate * min(1.0, (done + 1) / 50) * max(0.02, 1 - done / total)
                self.p, state, gy, value = train_step(
                    self.p, state, h, x, y, mask, gold, weight, k, dropout, now
                )
                self.table.step(csr, np.asarray(gy).reshape(rows * n, -1)[at], now)
                losses.append(float(value))
                done += 1
            self.table.finish(now)
            if log:
                text = (
                    f"names epoch {epoch + 1} loss {np.mean(losses):.3f} {time.time() - start:.0f}s"
                )
                log(text + (" " + after() if after and epoch + 1 == epochs else ""), flush=True)

    def scores(self, items, words=3072):
        """Emissions, kept on each item as `e`."""
        for n, rows, group in self.batches(items, words, False):
            _, _, h, x, y, mask = self.batch(group, n, rows)
            e = np.asarray(predicted(self.p, h, x, y, mask))
            for r, i in enumerate(group):
                i.e = e[r, : len(i)]

    def predict(self, items):
        transitions, start, end = allowed()
        self.scores(items)
        return [
            spans_of(viterbi(i.e, transitions, start, end)) if hasattr(i, "e") else set()
            for i in items
        ]


def f1(items, spans, types=("PER", "ORG", "LOC"), typed=True):
    hit = gold = found = 0
    for i, s in zip(items, spans):
        a = {x if typed else x[:2] for x in i.spans if x[2] in types}
        b = {x if typed else x[:2] for x in s if x[2] in types}
        hit += len(a & b)
        gold += len(a)
        found += len(b)
    return 2 * hit / max(1, gold + found), hit / max(1, found), hit / max(1, gold)
