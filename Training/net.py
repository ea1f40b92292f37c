"""The tagger and parser as a function of its weights (jax); the same computation as FORMAT.md."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

DISTANCE = 16


def initial(sizes, counts, rng):
    E, H, T, A, L = (sizes[k] for k in ("embedding", "hidden", "tagHidden", "arc", "label"))

    def dense(out, inn, gain=1.0):
        return (rng.standard_normal((out, inn)) * gain * np.sqrt(2.0 / (out + inn))).astype(
            np.float32
        )

    def zeros(*shape):
        return np.zeros(shape, np.float32)

    p = {}
    for layer in range(sizes["layers"]):
        inn = E if layer == 0 else 2 * H
        for d in ("forward", "backward"):
            n = f"encoder.{layer}.{d}"
            p[n + ".input"] = np.concatenate([dense(H, inn) for _ in range(4)])
            q = [np.linalg.qr(rng.standard_normal((H, H)))[0].astype(np.float32) for _ in range(4)]
            p[n + ".recurrent"] = np.concatenate(q) * 0.8
            b = zeros(4 * H)
            b[H : 2 * H] = 1.0
            p[n + ".bias"] = b
    p["tag.hidden"], p["tag.hidden.bias"] = dense(T, 2 * H), zeros(T)
    for t in ("upos", "xpos", "feats"):
        p[t + ".weight"], p[t + ".bias"] = dense(counts[t], T), zeros(counts[t])
    p["arc.dependent"], p["arc.dependent.bias"] = dense(A, 2 * H), zeros(A)
    p["arc.head"], p["arc.head.bias"] = dense(A, 2 * H), zeros(A)
    p["arc.bilinear"], p["arc.prior"] = dense(A, A, 0.5), zeros(A)
    p["arc.root"] = (rng.standard_normal(A) * 0.1).astype(np.float32)
    p["arc.distance"] = zeros(2 * DISTANCE + 1)
    p["label.dependent"], p["label.head"], p["label.bias"] = (
        dense(L, 2 * H),
        dense(L, 2 * H),
        zeros(L),
    )
    p["label.root"] = zeros(L)
    p["label.weight"], p["label.weight.bias"] = dense(counts["deprel"], L), zeros(counts["deprel"])
    return {k: jnp.asarray(v) for k, v in p.items()}


@jax.custom_vjp
def recurrence(z, w, mask):
    """z [T,B,4H]: the input's share of the gates; w [H,4H] → h [T,B,H].

    The gradient is written out: dz is kept and the weight's gradient is one product at the end, where automatic
    differentiation of the scan adds up a [H,4H] matrix at every step. A sigmoid is half a tanh.
    """
    return _recur(z, w, mask)[0]


def _gates(s):
    H = s.shape[-1] // 4
    return (
        0.5 + 0.5 * s[:, :H],
        0.5 + 0.5 * s[:, H : 2 * H],
        s[:, 2 * H : 3 * H],
        0.5 + 0.5 * s[:, 3 * H :],
    )


def _recur(z, w, mask):
    H = w.shape[0]
    scale = jnp.concatenate([jnp.full(2 * H, 0.5), jnp.ones(H), jnp.full(H, 0.5)])

    def step(state, inputs):
        h, c = state
        zt, m = inputs
        s = jnp.tanh((zt + h @ w) * scale)
        i, f, g, o = _gates(s)
        c = (f * c + i * g) * m
        h = o * jnp.tanh(c) * m
        return (h, c), (h, c, s)

    zero = jnp.zeros((z.shape[1], H))
    _, (hs, cs, ss) = jax.lax.scan(step, (zero, zero), (z, mask))
    return hs, (hs, cs, ss, w, mask)


def _recur_back(saved, gradient):
    hs, cs, ss, w, mask = saved
    zero = jnp.zeros_like(hs[0])
    before = jnp.concatenate([zero[None], cs[:-1]])
    wt = w.T

    def step(state, inputs):
        dh, dc = state
        dht, c, c0, s, m = inputs
        i, f, g, o = _gates(s)
        dh = (dh + dht) * m
        t = jnp.tanh(c)
        d = (dc + dh * o * (1 - t * t)) * m
        dz = jnp.concatenate(
            [d * g * i * (1 - i), d * c0 * f * (1 - f), d * i * (1 - g * g), dh * t * o * (1 - o)],
            -1,
        )
        return (dz @ wt, d * f), dz

    _, dz = jax.lax.scan(step, (zero, zero), (gradient, cs, before, ss, mask), reverse=True)
    dw = jnp.einsum("tbh,tbk->hk", jnp.concatenate([zero[None], hs[:-1]]), dz)
    return dz, dw, None


recurrence.defvjp(_recur, _recur_back)


def lstm(p, name, x, mask, reverse):
    """x [T,B,in] → [T,B,H]; the mask keeps the state at zero outside a sentence."""
    z = x @ p[name + ".input"].T + p[name + ".bias"]
    w = p[name + ".recurrent"].T
    if reverse:
        return recurrence(z[::-1], w, mask[::-1])[::-1]
    return recurrence(z, w, mask)


def dropped(key, x, rate, shape=None):
    if rate == 0 or key is None:
        return x
    shape = x.shape if shape is None else shape
    return x * jax.random.bernoulli(key, 1 - rate, shape) / (1 - rate)


def encode(p, x, mask, layers, key=None, rate=0.0):
    """x [B,T,E] → [B,T,2H]."""
    keys = jax.random.split(key, layers + 2) if key is not None else [None] * (layers + 2)
    h = jnp.swapaxes(x, 0, 1)
    m = jnp.swapaxes(mask, 0, 1)[..., None]
    h = dropped(keys[0], h, rate)
    for k in range(layers):
        h = jnp.concatenate(
            [
                lstm(p, f"encoder.{k}.forward", h, m, False),
                lstm(p, f"encoder.{k}.backward", h, m, True),
            ],
            -1,
        )
        h = dropped(keys[k + 1], h, rate, (1,) + h.shape[1:])
    return jnp.swapaxes(h, 0, 1)


def heads(p, h, mask, key=None, rate=0.0):
    """Tag logits, arc scores [B,T,T+1], label inputs."""
    keys = jax.random.split(key, 5) if key is not None else [None] * 5
    B, n, _ = h.shape
    t = jax.nn.relu(h @ p["tag.hidden"].T + p["tag.hidden.bias"])
    t = dropped(keys[0], t, rate)
    tags = {k: t @ p[k + ".weight"].T + p[k + ".bias"] for k in ("upos", "xpos", "feats")}
    d = jax.nn.relu(h @ p["arc.dependent"].T + p["arc.dependent.bias"])
    e = jax.nn.relu(h @ p["arc.head"].T + p["arc.head.bias"])
    d = dropped(keys[1], d, rate, (B, 1, d.shape[-1]))
    e = dropped(keys[2], e, rate, (B, 1, e.shape[-1]))
    e = jnp.concatenate([jnp.broadcast_to(p["arc.root"], (B, 1, e.shape[-1])), e], 1)
    arcs = jnp.einsum("bia,bja->bij", d, e @ p["arc.bilinear"].T) + (e @ p["arc.prior"])[:, None, :]
    offsets = (
        jnp.clip(jnp.arange(n)[None, :] - jnp.arange(n)[:, None], -DISTANCE, DISTANCE) + DISTANCE
    )
    distance = jax.nn.one_hot(offsets, 2 * DISTANCE + 1) @ p["arc.distance"]
    arcs = arcs + jnp.pad(distance, ((0, 0), (1, 0)))
    bad = 1.0 - jnp.concatenate([jnp.ones((B, 1)), mask], 1)[:, None, :] + jnp.eye(n, n + 1, 1)
    arcs = arcs - 1e9 * bad
    ld = h @ p["label.dependent"].T + p["label.bias"]
    lh = h @ p["label.head"].T
    lh = jnp.concatenate([jnp.broadcast_to(p["label.root"], (B, 1, lh.shape[-1])), lh], 1)
    return tags, arcs, ld, lh


def labels(p, ld, lh, at, key=None, rate=0.0):
    z = jax.nn.relu(ld + jax.nn.one_hot(at, lh.shape[1]) @ lh)
    z = dropped(key, z, rate)
    return z @ p["label.weight"].T + p["label.weight.bias"]


def loss(p, x, mask, gold, key, layers, rates):
    """`gold`: class numbers, or in their place distributions over the classes (`arcs` for the heads)."""
    k1, k2, k3 = jax.random.split(key, 3)
    h = encode(p, x, mask, layers, k1, rates[0])
    tags, arcs, ld, lh = heads(p, h, mask, k2, rates[1])

    def cross(logits, target, weight):
        if target.ndim < logits.ndim:
            target = jax.nn.one_hot(target, logits.shape[-1])
        return -(jax.nn.log_softmax(logits) * target * weight[..., None]).sum()

    w = mask * gold["weight"][:, None]
    total = cross(arcs, gold.get("arcs", gold["heads"]), w)
    total += cross(labels(p, ld, lh, gold["heads"], k3, rates[1]), gold["deprel"], w)
    for t, s in (("upos", 1.0), ("xpos", 0.5), ("feats", 0.5)):
        total += s * cross(tags[t], gold[t], w)
    return total / jnp.maximum(mask.sum(), 1.0)


@partial(jax.jit, static_argnums=(5, 6), donate_argnums=(0, 1))
def train_step(p, state, x, mask, gold, layers, rates, key, rate):
    value, (gp, gx) = jax.value_and_grad(loss, argnums=(0, 1))(p, x, mask, gold, key, layers, rates)
    norm = jnp.sqrt(sum((g * g).sum() for g in gp.values()) + (gx * gx).sum())
    clip = jnp.minimum(1.0, 5.0 / (norm + 1e-9))
    m, v, n = state
    n = n + 1
    b1, b2 = 0.9, 0.95
    new_p, new_m, new_v = {}, {}, {}
    for k in p:
        g = gp[k] * clip
        new_m[k] = b1 * m[k] + (1 - b1) * g
        new_v[k] = b2 * v[k] + (1 - b2) * g * g
        new_p[k] = p[k] - rate * (new_m[k] / (1 - b1**n)) / jnp.sqrt(new_v[k] / (1 - b2**n) + 1e-12)
    return new_p, (new_m, new_v, n), gx * clip, value


@partial(jax.jit, static_argnums=(3,))
def predict(p, x, mask, layers):
    h = encode(p, x, mask, layers)
    tags, arcs, ld, lh = heads(p, h, mask)
    return h, tags, arcs, ld, lh
