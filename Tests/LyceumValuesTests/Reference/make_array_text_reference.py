"""Write reference data of NumPy's texts of arrays: array_texts.tsv beside this file.

One array per line; the columns are its type, its shape, the bits of its elements as hex digits, and what repr prints, with
line ends as \\n.

Run with Python 3.11.7, numpy 2.4.6:

    python make_array_text_reference.py [SEED [COUNT [FILE]]]
"""

import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
TYPES = ["float32", "float64"] * 4 + ["int64", "int8", "uint8", "int16", "uint16", "int32", "uint32", "uint64", "bool"]


def array(rng):
    dtype = np.dtype(str(rng.choice(TYPES)))
    rank = int(rng.integers(1, 4))
    shape = tuple(int(n) for n in rng.integers(1, (40, 12, 5)[rank - 1], rank))
    if rng.random() < 0.15:
        shape = [(), (0,), (1,), (3,), (2, 0)][rng.integers(5)]
    if rng.random() < 0.02:
        shape = (int(rng.integers(999, 1004)),)
    if dtype.kind == "b":
        return rng.random(shape) < 0.5
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        if rng.random() < 0.5:
            return rng.integers(info.min, info.max, shape, dtype, endpoint=True)
        return rng.integers(max(info.min, -9), 12, shape).astype(dtype)
    numbers = rng.normal(size=shape) * 10.0 ** rng.integers(-3, 6)
    kind = rng.integers(7)
    if kind == 1:
        numbers = np.round(numbers, 2)
    elif kind == 2:
        numbers = numbers * 10.0 ** rng.uniform(-8, 8, size=shape)
    elif kind == 3:
        numbers = np.where(rng.random(shape) < 0.2, rng.choice([np.inf, -np.inf, np.nan], shape), numbers)
    elif kind == 4:
        numbers = np.round(numbers)
    elif kind == 5:
        numbers = np.where(rng.random(shape) < 0.3, 0.0, numbers)
    return np.asarray(numbers).astype(dtype)


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 120
    rng = np.random.default_rng(seed)
    lines = [["dtype", "shape", "bits", "text"]]
    while len(lines) <= count:
        a = array(rng)
        if a.shape == () and a.dtype.kind == "b":
            continue
        bits = a.ravel().view(f"u{a.dtype.itemsize}")
        lines.append([str(a.dtype), "x".join(map(str, a.shape)), ",".join(f"{int(x):x}" for x in bits),
                      repr(a).replace("\n", "\\n")])
    Path(sys.argv[3] if len(sys.argv) > 3 else HERE / "array_texts.tsv").write_text(
        "\n".join("\t".join(line) for line in lines) + "\n")
