"""Reads and writes safetensors files: a length, a description in JSON, the numbers."""
import json
import struct

import numpy as np

TYPES = {"F32": np.float32, "I8": np.int8, "I64": np.int64}


def read(path):
    """(tensors by name, description)"""
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        head = json.loads(file.read(length))
        body = file.read()
    tensors = {}
    for name, entry in head.items():
        if name != "__metadata__":
            first, behind = entry["data_offsets"]
            numbers = np.frombuffer(body[first:behind], TYPES[entry["dtype"]])
            tensors[name] = numbers.reshape(entry["shape"]).copy()
    return tensors, head.get("__metadata__", {})


def write(path, tensors, description):
    """Tensors in the order of their names; every one begins at a multiple of 64 bytes of the file."""
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    head, place, parts = {"__metadata__": {k: str(v) for k, v in sorted(description.items())}}, 0, []
    for name in sorted(tensors, key=lambda key: (-tensors[key].dtype.itemsize, key)):
        array = np.ascontiguousarray(tensors[name])
        head[name] = {"dtype": names[array.dtype], "shape": list(array.shape),
                      "data_offsets": [place, place + array.nbytes]}
        parts.append(array.tobytes())
        place += array.nbytes
    text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 8) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(parts))
