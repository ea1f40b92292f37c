"""Keyed embedding rows on the CPU: sums of rows for tokens, and a sparse Adam that touches only rows in use."""

import numpy as np
from numba import njit

from features import features, key


class Vocabulary:
    """Feature strings that occur often enough, as row numbers; forms as cached (rows, weights)."""

    def __init__(self, counts, minimum):
        kept = {}
        for form, count in counts.items():
            plain, grams = features(form)
            for f in set(plain + grams):
                kept[f] = kept.get(f, 0) + count
        strings = sorted(f for f, c in kept.items() if c >= minimum.get(f[0], minimum["*"]))
        keyed = {}
        for f in strings:
            keyed.setdefault(key(f[0], f[1:]), f)
        self.keys = np.array(sorted(keyed), dtype=np.uint32)
        row = {int(k): i for i, k in enumerate(self.keys)}
        self.rows = {f: row[key(f[0], f[1:])] for f in strings}
        self.size = len(self.keys)
        self.cache = {}

    def entry(self, form):
        """Row numbers and weights; the rows of `w` and `c` come first and `lexical` says how many they are."""
        found = self.cache.get(form)
        if found is None:
            plain, grams = features(form)
            rows, weights, lexical = [], [], 0
            for f in plain:
                r = self.rows.get(f)
                if r is not None:
                    rows.append(r)
                    weights.append(1.0)
                    lexical += f[0] in "wc"
            share = 1.0 / np.sqrt(len(grams))
            for f in grams:
                r = self.rows.get(f)
                if r is not None:
                    rows.append(r)
                    weights.append(share)
            found = (np.array(rows, np.int32), np.array(weights, np.float32), lexical)
            self.cache[form] = found
        return found

    def batch(self, forms, rng=None, drop=0.0):
        """CSR over the forms; with `drop`, a form loses its lexical rows that often."""
        entries = [self.entry(f) for f in forms]
        if drop > 0:
            dropped = rng.random(len(forms)) < drop
            entries = [
                (r[n:], w[n:], 0) if d else (r, w, n) for (r, w, n), d in zip(entries, dropped)
            ]
        starts = np.zeros(len(forms) + 1, np.int64)
        np.cumsum([len(e[0]) for e in entries], out=starts[1:])
        if not forms:
            return np.zeros(0, np.int32), np.zeros(0, np.float32), starts
        return (
            np.concatenate([e[0] for e in entries]),
            np.concatenate([e[1] for e in entries]),
            starts,
        )


@njit(cache=True, fastmath=True)
def gather(table, rows, weights, starts, out):
    for i in range(len(starts) - 1):
        for k in range(starts[i], starts[i + 1]):
            r, w = rows[k], weights[k]
            for e in range(table.shape[1]):
                out[i, e] += w * table[r, e]


@njit(cache=True, fastmath=True)
def scatter_adam(
    table, m, v, last, mark, rows, weights, starts, grad, work, step, rate, b1, b2, eps, lazy
):
    """What dense Adam would have done to every row that the batch touches, its steps without a gradient made up for.

    Skipping those steps (the usual lazy Adam) leaves rare rows almost where they began: a row that comes once an epoch
    would move by one learning rate instead of ten. `lazy` is that usual way all the same: `last` then counts a row's
    own steps. `mark` (-1s) and `work` are scratch.
    """
    used = 0
    touched = np.empty(len(rows), np.int32)
    E = table.shape[1]
    for i in range(len(starts) - 1):
        for k in range(starts[i], starts[i + 1]):
            r, w = rows[k], weights[k]
            slot = mark[r]
            if slot < 0:
                slot = used
                mark[r] = slot
                touched[used] = r
                used += 1
                for e in range(E):
                    work[slot, e] = 0.0
            for e in range(E):
                work[slot, e] += w * grad[i, e]
    ratio = b1 / np.sqrt(b2)
    c1 = 1.0 - b1 ** min(step, 1000)
    c2 = 1.0 - b2 ** min(step, 20000)
    for s in range(used):
        r = touched[s]
        mark[r] = -1
        if lazy:
            last[r] += 1
            gap, coast = 1, 0.0
            c1, c2 = 1.0 - b1 ** min(last[r], 1000), 1.0 - b2 ** min(last[r], 20000)
        else:
            gap = step - last[r]
            coast = 0.0
            if gap > 1 and last[r] > 0:
                coast = ratio * (1.0 - ratio ** min(gap - 1, 200)) / (1.0 - ratio)
            last[r] = step
        f1, f2 = b1 ** min(gap, 400), b2 ** min(gap, 20000)
        for e in range(E):
            if coast > 0.0:
                table[r, e] -= coast * rate * m[r, e] / c1 / np.sqrt(v[r, e] / c2 + eps)
            g = work[s, e]
            m[r, e] = f1 * m[r, e] + (1 - b1) * g
            v[r, e] = f2 * v[r, e] + (1 - b2) * g * g
            table[r, e] -= rate * (m[r, e] / c1) / np.sqrt(v[r, e] / c2 + eps)


@njit(cache=True, fastmath=True)
def coast_all(table, m, v, last, step, rate, b1, b2, eps):
    """The steps that rows still owe at the end of training."""
    ratio = b1 / np.sqrt(b2)
    c1, c2 = 1.0 - b1 ** min(step, 1000), 1.0 - b2 ** min(step, 20000)
    for r in range(len(table)):
        gap = step - last[r]
        if gap > 0 and last[r] > 0:
            coast = ratio * (1.0 - ratio ** min(gap, 200)) / (1.0 - ratio)
            for e in range(table.shape[1]):
                table[r, e] -= coast * rate * m[r, e] / c1 / np.sqrt(v[r, e] / c2 + eps)
            last[r] = step


class Table:
    def __init__(self, size, width, rng, scale=0.05, lazy=False):
        self.lazy = lazy
        self.values = (rng.standard_normal((size, width)) * scale).astype(np.float32)
        self.m = np.zeros_like(self.values)
        self.v = np.zeros_like(self.values)
        self.last = np.zeros(size, np.int64)
        self.steps = 0
        self.mark = np.full(size, -1, np.int32)
        self.work = np.zeros((16384, width), np.float32)

    def sums(self, csr):
        rows, weights, starts = csr
        out = np.zeros((len(starts) - 1, self.values.shape[1]), np.float32)
        gather(self.values, rows, weights, starts, out)
        return out

    def step(self, csr, grad, rate, b1=0.9, eps=1e-12):
        b2 = 0.95 if self.lazy else 0.98
        rows, weights, starts = csr
        used = len(np.unique(rows))
        if used > len(self.work):
            self.work = np.zeros((used, self.values.shape[1]), np.float32)
        self.steps += 1
        scatter_adam(
            self.values,
            self.m,
            self.v,
            self.last,
            self.mark,
            rows,
            weights,
            starts,
            np.ascontiguousarray(grad, np.float32),
            self.work,
            self.steps,
            rate,
            b1,
            b2,
            eps,
            self.lazy,
        )

    def finish(self, rate, b1=0.9, b2=0.98, eps=1e-12):
        if not self.lazy:
            coast_all(self.values, self.m, self.v, self.last, self.steps, rate, b1, b2, eps)
