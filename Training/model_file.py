"""Writing and reading the model file (FORMAT.md)."""

import json
import struct

import numpy as np

from features import TEMPLATE, fnv64

TYPES = {
    "f32": np.float32,
    "f16": np.float16,
    "i8": np.int8,
    "u8": np.uint8,
    "u16": np.uint16,
    "u32": np.uint32,
}
NAMES = {np.dtype(v): k for k, v in TYPES.items()}


def quantised(rows):
    """Int8 rows and a scale each."""
    scale = np.abs(rows).max(1) / 127.0
    scale[scale == 0] = 1.0
    return np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8), scale.astype(
        np.float32
    )


def body_hash(body):
    h = 0xCBF29CE484222325
    for word in np.frombuffer(body, "<u8").tolist():
        h = ((h ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def write(path, header, tensors):
    """`tensors`: name → array, in the order in which they are laid out."""
    entries, offset = [], 0
    for name, array in tensors.items():
        entries.append([name, array, offset])
        offset += -(-array.nbytes // 64) * 64
    body = bytearray(offset)
    for _, array, at in entries:
        body[at : at + array.nbytes] = np.ascontiguousarray(array).tobytes()
    header = dict(
        header,
        format=1,
        template=TEMPLATE,
        templateHash=f"{fnv64(TEMPLATE.encode()):016x}",
        bodyHash=body_hash(bytes(body)),
    )
    base = 0
    for _ in range(4):  # the header's length depends on the offsets, which depend on its length
        listed = [
            dict(name=n, dtype=NAMES[a.dtype], shape=list(a.shape), offset=base + at)
            for n, a, at in entries
        ]
        text = json.dumps(
            dict(header, bodyOffset=base, tensors=listed),
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        ).encode()
        new = -(-(16 + len(text)) // 64) * 64
        if new == base:
            break
        base = new
    with open(path, "wb") as out:
        out.write(b"CASUSMDL" + struct.pack("<II", 1, len(text)) + text)
        out.write(b"\0" * (base - 16 - len(text)))
        out.write(body)
    return base + len(body)


def read(path):
    data = open(path, "rb").read()
    assert data[:8] == b"CASUSMDL"
    version, size = struct.unpack("<II", data[8:16])
    assert version == 1
    header = json.loads(data[16 : 16 + size])
    assert header["templateHash"] == f"{fnv64(TEMPLATE.encode()):016x}"
    tensors = {}
    for t in header["tensors"]:
        count = int(np.prod(t["shape"]))
        tensors[t["name"]] = np.frombuffer(data, TYPES[t["dtype"]], count, t["offset"]).reshape(
            t["shape"]
        )
    return header, tensors
