"""Write what Gymnasium's spaces of every kind draw, print, flatten to and write as JSON.

Writes test_spaces.tsv beside this file (tab-separated, first line names the columns).  The spaces are those that Gymnasium
runs its own tests of spaces over, and a few more; the tests of the package list them in the same order.

    index      position in the list
    seed       the argument of seed()
    repr       the text of the space (only with seed 0)
    flat       flatdim, and the text of flatten_space (only with seed 0; "-" where there is none)
    batch      the text of batch_space(space, 3) (only with seed 0)
    hash       FNV-1a-64 over 200 samples
    flat hash  FNV-1a-64 over the flattened samples ("-" where there is no vector)
    json hash  FNV-1a-64 over the compact JSON text of to_jsonable(samples) of the first 20 samples, where all numbers are
               whole, texts or truth values; "-" elsewhere
    state      the next integers(2**32) of the space's own generator, and the bits of its next random()

A sample is hashed by parts in order: an array or number as the bytes of its elements, lowest first, in row-major order,
whole numbers always as 8 bytes (int64), truth values as 1, float32 as 4, float64 as 8; a text as UTF-8 and a zero byte; a
tuple or sequence its length as 8 bytes and its parts; a dictionary its values in the order of the keys; a graph its nodes,
the number of edges as 8 bytes (0 for none), and then the edges and the links.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64.
"""

import json
import struct
import warnings
from pathlib import Path

import numpy as np
from gymnasium.spaces import (Box, Dict, Discrete, Graph, GraphInstance, MultiBinary, MultiDiscrete, OneOf,
                              Sequence, Text, Tuple, flatdim, flatten, flatten_space)
from gymnasium.vector.utils import batch_space

HERE = Path(__file__).resolve().parent
inf = np.inf


def speed():
    return Box(np.array([0.0, 0.0]), np.array([1.0, 5.0]), dtype=np.float64)


SPACES = [
    Discrete(3), Discrete(3, start=-1), Discrete(4, start=1, dtype=np.int32),
    Box(0.0, 1.0), Box(0.0, inf, (2, 2)), Box(np.array([-10.0, 0.0]), np.array([10.0, 10.0]), dtype=np.float64),
    Box(-inf, 0.0, (2, 1)), Box(0.0, inf, (2, 1)), Box(0, 255, (2, 2, 3), np.uint8),
    Box(np.array([0, 0, 1]), np.array([1, 0, 1]), dtype=np.bool_),
    Box(np.array([-inf, -inf, 0, -10]), np.array([inf, 0, inf, 10]), dtype=np.int32),
    MultiDiscrete([2, 2]), MultiDiscrete([[2, 3], [3, 2]]), MultiDiscrete([2, 2], start=[10, 10]),
    MultiDiscrete([[2, 3], [3, 2]], start=[[10, 20], [30, 40]]),
    MultiDiscrete([2, 3], dtype=np.int8), MultiDiscrete([2, 3], dtype=np.uint16),
    MultiBinary(8), MultiBinary([2, 3]),
    Text(6), Text(6, min_length=3), Text(6, charset="abcdef"),
    Tuple([Discrete(5), Discrete(4)]), Tuple((Discrete(5), speed())),
    Tuple((Discrete(5), Tuple((Box(0.0, 1.0, (3,)), Discrete(2))))),
    Tuple((Discrete(3), Dict(position=Box(0.0, 1.0), velocity=Discrete(2)))),
    Tuple((Graph(Box(-1, 1, (2, 1)), None), Discrete(2))),
    Dict({"position": Discrete(5), "velocity": speed()}), Dict(position=Discrete(6), velocity=speed()),
    Dict({"a": Box(0, 1, (3, 3)), "b": Dict({"b_1": Box(-100, 100, (2,)), "b_2": Box(-1, 1, (2,))}), "c": Discrete(4)}),
    Dict(a=Dict(a=Graph(Box(-100, 100, (2, 2)), None), b=Box(-100, 100, (2, 2))),
         b=Tuple((Box(-100, 100, (2,)), Box(-100, 100, (2,))))),
    Graph(Box(-1, 1, (2,)), None), Graph(Box(-100, 100, (3, 4)), Discrete(5)),
    Graph(Discrete(5), Box(-100, 100, (3, 4))), Graph(Discrete(3), Discrete(4)),
    Graph(Dict({"node_feature_1": Discrete(5), "node_feature_2": MultiBinary(5)}), Box(1, 4)),
    Graph(MultiBinary(4), None), Graph(MultiDiscrete([3, 4, 2]), Discrete(3)),
    Graph(Tuple((Box(-1, 1, (2,)), Discrete(3))), None),
    Graph(Discrete(4), Tuple((Box(0, 1, (2,)), Discrete(3)))),
    Graph(Discrete(3), Dict({"weight": Box(0, 1, ()), "type": Discrete(4)})),
    Graph(Dict({"pos": Box(-10, 10, (3,)), "label": Discrete(5)}),
          Dict({"weight": Box(0, 1, ()), "type": Discrete(3)})),
    Graph(Tuple((Dict({"a": Discrete(3)}), MultiBinary(2))), Tuple((Discrete(4), Box(0, 1, (2,))))),
    Sequence(Discrete(4)), Sequence(Dict({"feature": Box(0, 1, (3,))})),
    Sequence(Graph(Box(-100, 100, (2, 2)), Discrete(4))), Sequence(Box(0.0, 1.0), stack=True),
    Sequence(Dict({"a": Box(0, 1, (3,)), "b": Discrete(5)}), stack=True),
    OneOf([Discrete(3), Box(0.0, 1.0)]), OneOf([MultiBinary(2), MultiDiscrete([2, 2])]),
]


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def data(x):
    if isinstance(x, str):
        return x.encode() + b"\0"
    if isinstance(x, GraphInstance):
        out = data(x.nodes)
        if x.edges is None:
            return out + struct.pack("<q", 0)
        return out + struct.pack("<q", len(x.edge_links)) + data(x.edges) + data(x.edge_links)
    if isinstance(x, tuple):
        return struct.pack("<q", len(x)) + b"".join(map(data, x))
    if isinstance(x, dict):
        return b"".join(map(data, x.values()))
    x = np.asarray(x)
    return (x.astype(np.int64) if x.dtype.kind in "iu" else x).tobytes()


def is_exact(x):
    if isinstance(x, dict):
        return all(map(is_exact, x.values()))
    return all(map(is_exact, x)) if isinstance(x, (list, tuple)) else not isinstance(x, float)


def escape(text):
    return str(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def rows():
    for index, space in enumerate(SPACES):
        for seed in (*range(17), 42, 123, 2**32 + 5):
            texts = ["", "", ""]
            if seed == 0:
                try:
                    dimension = flatdim(space)
                except ValueError:
                    dimension = "-"
                texts = [repr(space), f"{dimension} {flatten_space(space)!r}", repr(batch_space(space, 3))]
            space.seed(seed)
            samples = [space.sample() for _ in range(200)]
            rng = space.np_random
            state = f"{int(rng.integers(2**32))}:{struct.pack('>d', rng.random()).hex()}"
            flat = fnv(b"".join(data(flatten(space, x)) for x in samples)) if space.is_np_flattenable else "-"
            layout = json.loads(json.dumps(space.to_jsonable(samples[:20])))
            text = fnv(json.dumps(layout, separators=(",", ":")).encode()) if is_exact(layout) else "-"
            yield [index, seed, *texts, fnv(b"".join(map(data, samples))), flat, text, state]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with open(HERE / "test_spaces.tsv", "w", newline="\n") as out:
        print("index", "seed", "repr", "flat", "batch", "hash", "flat hash", "json hash", "state", sep="\t", file=out)
        for row in rows():
            print(*map(escape, row), sep="\t", file=out)
