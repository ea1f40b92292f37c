"""From arc scores to a tree: argmax if it is one, the maximum spanning arborescence with one root otherwise."""

import numpy as np


def is_tree(heads):
    """heads: 0 = root, 1-based; exactly one root, no cycle."""
    n = len(heads)
    if (heads == 0).sum() != 1:
        return False
    state = np.zeros(n + 1, np.int8)
    state[0] = 2
    for i in range(1, n + 1):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = heads[j - 1]
        if state[j] == 1:
            return False
        for k in path:
            state[k] = 2
    return True


def arborescence(scores):
    """Chu–Liu–Edmonds. scores[i, j]: dependent i takes head j, node 0 the root; returns heads (0's is -1)."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[0] = -1
    seen = np.zeros(n, np.int64)
    cycle = None
    for i in range(1, n):
        j, stamp = i, i
        while j > 0 and seen[j] == 0:
            seen[j] = stamp
            j = heads[j]
        if j > 0 and seen[j] == stamp:
            cycle = [j]
            k = heads[j]
            while k != j:
                cycle.append(k)
                k = heads[k]
            break
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    cyc = np.array(cycle)
    best = scores[cyc, heads[cyc]]
    enter = scores[np.ix_(cyc, rest)] - best[:, None]
    small[m, :m] = enter.max(0)
    entered = cyc[enter.argmax(0)]
    leave = scores[np.ix_(rest, cyc)]
    small[:m, m] = leave.max(1)
    left = cyc[leave.argmax(1)]
    small[0, :] = -np.inf
    sub = arborescence(small)
    out = np.full(n, -1)
    for a in range(1, m):
        out[rest[a]] = left[a] if sub[a] == m else rest[sub[a]]
    out[cyc] = heads[cyc]
    out[entered[sub[m]]] = rest[sub[m]]
    return out


def decode(scores):
    """scores [n, n+1] → heads of n words."""
    heads = scores.argmax(1)
    if is_tree(heads):
        return heads
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, :] = scores
    full[1:, 0] -= 10000.0
    return arborescence(full)[1:]
