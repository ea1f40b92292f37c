"""Putting trained parts together into one model file."""

import numpy as np

import model_file
from names import allowed
from naming import CLASSES as NAME_CLASSES
from splitter import CLASSES


def tensors(parser=None, lemmas=None, splitter=None, names=None, prune=None):
    """`parser`: dict(p, table, keys); `splitter`: dict(p); `names`: dict(p, table, keys, transitions, start, end)."""
    out = {}

    def dense(name, value):
        value = np.asarray(value, np.float32)
        out[name] = value.astype(np.float16) if value.ndim == 2 else value

    out["embedding.keys"] = parser["keys"].astype(np.uint32)
    out["embedding.rows"], out["embedding.scales"] = model_file.quantised(parser["table"])
    for k in sorted(parser["p"]):
        dense(k, parser["p"][k])
    items = sorted(lemmas.keyed.items())
    out["lemma.keys"] = np.array([k for k, _ in items], np.uint32)
    out["lemma.scripts"] = np.array([v for _, v in items], np.uint16)
    p = {k: np.asarray(v, np.float32) for k, v in splitter["p"].items()}
    for d in ("forward", "backward"):
        out[f"splitter.{d}.input"] = (
            p[f"{d}.embedding"] @ p[f"{d}.input"].T + p[f"{d}.bias"]
        ).astype(np.float32)
        out[f"splitter.{d}.recurrent"] = p[f"{d}.recurrent"]
        out[f"splitter.{d}.recurrent.bias"] = p[f"{d}.recurrent.bias"]
    out["splitter.weight"], out["splitter.bias"] = p["weight"], p["bias"]
    if names:
        out["names.keys"] = names["keys"].astype(np.uint32)
        out["names.rows"], out["names.scales"] = model_file.quantised(names["table"])
        for k in sorted(names["p"]):
            dense("names." + k, names["p"][k])
        for k in ("transitions", "start", "end"):
            out["names." + k] = np.asarray(names[k], np.float32)
    return out


ATTRIBUTION = [
    "Universal Dependencies English EWT 2.16 (CC BY-SA 4.0)",
    "Universal Dependencies English GUM 2.16 without its non-commercial genres (annotation CC BY 4.0; texts CC BY, CC BY-SA)",
    "Universal NER, English EWT dev (CC BY-SA 4.0)",
    "re3d, CENTCOM, US State Department and Wikipedia parts (public domain; CC BY-SA 3.0)",
    "CrossNER, politics (text of Wikipedia, CC BY-SA)",
    "Wikipedia, Portal:Current events 2025 (CC BY-SA 4.0): unlabelled text and links",
    "English Wikinews 2019 (CC BY 2.5): unlabelled text",
    "CIA World Factbook (public domain): demonyms",
]


def save(path, parser, lemmas, split, head, scores, data_hash, created):
    """Writes the model file of trained parts; `head`, the names, may be None."""
    named = None
    if head:
        named = dict(p=head.p, table=head.table.values, keys=head.vocabulary.keys)
        named["transitions"], named["start"], named["end"] = allowed()
    sizes = dict(
        parser.sizes,
        characterState=split.p["forward.recurrent"].shape[1],
        nameHidden=head.units if head else 0,
        nameState=head.p["forward.recurrent"].shape[1] if head else 0,
    )
    header = dict(
        name=f"en-{sizes['hidden']}",
        created=created,
        dataHash=data_hash,
        licence="CC BY-SA 4.0",
        attribution=ATTRIBUTION,
        scores={k: round(float(v), 4) for k, v in scores.items()},
        sizes=sizes,
        characters=split.characters,
        characterClasses=CLASSES,
        lemmaScripts=lemmas.scripts,
        names=NAME_CLASSES if head else [],
        **parser.classes,
    )
    parts = tensors(
        dict(p=parser.p, table=parser.table.values, keys=parser.vocabulary.keys),
        lemmas,
        dict(p=split.p),
        named,
    )
    return model_file.write(path, header, parts)
