"""Write reference samples, texts, errors and membership results of spaces.

Writes, beside this file (tab-separated, first line names the columns):

    discrete.tsv     samples of Discrete: plain, masked, with probabilities, mixed
    box.tsv          samples of Box
    multi.tsv        samples of MultiDiscrete and MultiBinary: plain, masked, with probabilities
    composite.tsv    samples of Tuple and Dict, and the seeds that their seed() returns
    arrays.tsv       beside the tests of values: NumPy's texts of arrays, of which bounds consist
    space_text.tsv   repr texts of many spaces; construction and sampling errors;
                     contains() results; equality results

Samples.  Every record constructs the space, calls seed(s) and draws 200 times.  The first
five draws stand in full, then the FNV-1a-64 hash over all draws, every element as its
little-endian bytes in the width of the dtype (bool: one byte), row-major.  The last two
columns show the state of the generator afterwards: the next integers(2**32) (one raw
32-bit output, possibly the buffered half) and after that the bits of the next random().
When a draw fails, the hash column holds the exception type and text instead.
Discrete draws are written in decimal.  Box elements are written as hex bits of the dtype
(most significant digit first), separated by commas, draws separated by spaces.

Bounds of a Box: one number = the scalar passed, with the shape given; numbers separated
by commas (a single one is followed by a comma) = an array of the shape (bounds with
infinities for an integer dtype are float64 arrays, all others have the dtype of the
space).  Numbers are Python literals or inf, -inf.  Shape: dimensions joined by "x",
"scalar" for ().

multi.tsv writes its vectors in decimal, separated by commas.  Its masks are digits, those of
MultiDiscrete separated by commas; its probabilities are separated by commas, the lists of
MultiDiscrete by semicolons.

composite.tsv names the spaces, masks and probabilities, which stand below under COMPOSITES.
The seed is the argument of seed() and "returned" what it returned, both as Python prints
them.  A draw is the elements of its leaves in order, separated by slashes, each as in
discrete.tsv (Discrete), multi.tsv or box.tsv.  The hash runs over the leaves' bytes in this
order.  "states" has the two state columns of each leaf's generator, joined by a colon; the
first is that of the space's own generator if the seed was an integer, else "-".

arrays.tsv has each number's bits as hex digits.

Texts, exceptions and warnings: backslash, newline and tab are written \\\\, \\n, \\t.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64.
"""

import struct
import warnings
from pathlib import Path

import numpy as np
from gymnasium.spaces import (Box, Dict, Discrete, Graph, MultiBinary, MultiDiscrete, OneOf,
                              Sequence, Text, Tuple)

HERE = Path(__file__).resolve().parent
DRAWS = 200
SEEDS = (0, 1, 42, 123, 2**32 + 5)
INTS = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def escape(text):
    return str(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def failure(error):
    return f"{type(error).__name__}: {escape(error)}"


def f64(value):
    return struct.pack(">d", value).hex()


def after(space):
    """Where the generator stands: the next 32-bit output and the next double."""
    rng = space.np_random
    return [str(int(rng.integers(2**32))), f64(rng.random())]


def little(value):
    value = np.asarray(value)
    return value.astype(value.dtype.newbyteorder("<")).tobytes()


def run(space, seed, draw, show):
    """Draw 200 times; return the shown first draws, the hash and the state columns."""
    space.seed(seed)
    shown, data = [], b""
    try:
        for k in range(DRAWS):
            value = draw(space, k)
            if np.asarray(value).dtype != space.dtype:
                raise AssertionError(f"dtype {np.asarray(value).dtype}")
            if k < 5:
                shown.append(show(value))
            data += little(value)
        return [" ".join(shown), fnv(data)] + after(space)
    except (ValueError, OverflowError, TypeError) as error:
        return [" ".join(shown), failure(error), "", ""]


# Discrete ---------------------------------------------------------------------------------

def write_discrete(out):
    def line(*fields):
        print(*fields, sep="\t", file=out)

    def plain(space, k):
        return space.sample()

    show = lambda value: str(int(value))
    line("kind", "n", "start", "dtype", "seed", "argument", "first draws", "hash", "u32", "double")

    sizes = (1, 2, 5, 6, 100, 2**31, 2**40)
    for n in sizes:
        for start in (0, -3, 2):
            for dtype in INTS:
                try:
                    space = Discrete(n, start=start, dtype=np.dtype(dtype))
                except Exception as error:
                    line("error", n, start, dtype, "", "", "", failure(error), "", "")
                    continue
                for seed in SEEDS:
                    line("plain", n, start, dtype, seed, "", *run(space, seed, plain, show))

    edges = [(127, "int8"), (255, "uint8"), (128, "uint8"), (3, "uint8"), (32767, "int16"),
             (65535, "uint16"), (257, "uint16"), (2**31 - 1, "int32"), (2**32 - 1, "uint32"),
             (2**32 - 1, "int64"), (2**32, "int64"), (2**32 + 1, "int64"), (3 * 2**30, "int64"),
             (2**63 - 1, "int64"), (2**63, "uint64"), (2**64 - 1, "uint64"), (3 * 2**62, "uint64")]
    for n, dtype in edges:
        space = Discrete(n, dtype=np.dtype(dtype))
        for seed in SEEDS:
            line("plain", n, 0, dtype, seed, "", *run(space, seed, plain, show))

    masks = {2: ["10", "01", "11", "00"],
             5: ["10011", "00000", "11111", "00100", "01010"],
             6: ["101010", "000001", "111110", "000000"]}
    for n, patterns in masks.items():
        for pattern in patterns:
            mask = np.array([int(c) for c in pattern], dtype=np.int8)
            for start in (0, -3, 2):
                for dtype in ("int64", "int32", "int8"):
                    space = Discrete(n, start=start, dtype=np.dtype(dtype))
                    for seed in (0, 42):
                        line("mask", n, start, dtype, seed, pattern,
                             *run(space, seed, lambda s, k: s.sample(mask=mask), show))

    odds = {2: [(0.5, 0.5), (1.0, 0.0), (0.0, 1.0), (0.3, 0.7)],
            5: [(0.1, 0.2, 0.3, 0.2, 0.2), (0.0, 0.0, 1.0, 0.0, 0.0), (0.2,) * 5,
                (0.25, 0.25, 0.5, 0.0, 0.0), (0.1, 0.2, 0.3, 0.2, 0.199999)],
            6: [(1 / 6,) * 6, (0.0, 0.4, 0.0, 0.6, 0.0, 0.0)]}
    for n, rows in odds.items():
        for row in rows:
            p = np.array(row, dtype=np.float64)
            text = ",".join(repr(x) for x in row)
            for start in (0, -3, 2):
                for dtype in ("int64", "int8"):
                    space = Discrete(n, start=start, dtype=np.dtype(dtype))
                    for seed in (0, 42):
                        line("probability", n, start, dtype, seed, text,
                             *run(space, seed, lambda s, k: s.sample(probability=p), show))

    # Draw k: plain, mask, probability in turn (k modulo 3), so that 32-bit and 64-bit
    # outputs alternate.
    mask = np.array([1, 0, 1, 0, 1], dtype=np.int8)
    p = np.array([0.1, 0.2, 0.3, 0.2, 0.2])

    def mixed(space, k):
        if k % 3 == 0:
            return space.sample()
        return space.sample(mask=mask) if k % 3 == 1 else space.sample(probability=p)

    for dtype in ("int64", "int32", "int8", "uint16"):
        space = Discrete(5, dtype=np.dtype(dtype))
        for seed in SEEDS:
            line("mixed", 5, 0, dtype, seed, "10101 0.1,0.2,0.3,0.2,0.2",
                 *run(space, seed, mixed, show))

    # Values for comparison by eye.
    for dtype, count in (("int64", 10), ("int8", 6), ("int32", 6)):
        space = Discrete(5, seed=42, dtype=np.dtype(dtype))
        line("golden", 5, 0, dtype, 42, "", " ".join(show(space.sample()) for _ in range(count)),
             "", "", "")
    space = Discrete(5, start=2, seed=0)
    mask = np.array([1, 0, 0, 1, 1], dtype=np.int8)
    line("golden", 5, 2, "int64", 0, "10011",
         " ".join(show(space.sample(mask=mask)) for _ in range(5)), "", "", "")
    line("golden", 5, 2, "int64", 0, "then 0.1,0.2,0.3,0.2,0.2",
         " ".join(show(space.sample(probability=p)) for _ in range(5)), "", "", "")


# Box --------------------------------------------------------------------------------------

def bits(value):
    value = np.asarray(value)
    if value.dtype.kind == "b":
        value = value.astype(np.uint8)
    width = value.dtype.itemsize
    words = value.reshape(-1).view(f"u{width}")
    return ",".join(f"{int(w):0{2 * width}x}" for w in words)


def number(x):
    return str(x) if isinstance(x, int) else repr(float(x))


def bound(values, shape, dtype):
    """The argument for one bound and its text."""
    if not isinstance(values, list):
        return values, number(values)
    count = int(np.prod(shape))
    cycle = [values[i % len(values)] for i in range(count)]
    integer = np.dtype(dtype).kind in "iub"
    infinite = any(isinstance(x, float) and np.isinf(x) for x in cycle)
    array = np.array(cycle, dtype=np.float64 if integer and infinite else dtype).reshape(shape)
    return array, ",".join(number(x) for x in cycle) + ("," if count == 1 else "")


def write_box(out):
    def line(*fields):
        print(*fields, sep="\t", file=out)

    inf = float("inf")
    line("kind", "low", "high", "shape", "dtype", "seed", "first draws", "hash", "u32", "double")

    def box(low, high, shape, dtype, seeds=(0, 42)):
        low_arg, low_text = bound(low, shape, dtype)
        high_arg, high_text = bound(high, shape, dtype)
        shape_text = "x".join(map(str, shape)) or "scalar"
        try:
            with np.errstate(all="ignore"):
                space = Box(low_arg, high_arg, shape=shape, dtype=np.dtype(dtype))
        except Exception as error:
            line("error", low_text, high_text, shape_text, dtype, "", "", failure(error), "", "")
            return
        for seed in seeds:
            with np.errstate(all="ignore"):
                record = run(space, seed, lambda s, k: s.sample(), bits)
            line("plain", low_text, high_text, shape_text, dtype, seed, *record)

    shapes = ((), (1,), (4,), (2, 3))
    for dtype in ("float32", "float64"):
        for shape in shapes:
            for low, high in ((-1.0, 1.0), (0.0, 1.0), (-2.5, 1e6), (0.1, 0.3), (3.0, 3.0), (0, 10),
                              (1.5, inf), (-inf, -0.25), (-inf, inf), (0.0, inf)):
                box(low, high, shape, dtype, SEEDS if shape == (4,) else (0, 42))
            if shape:
                # Per element: unbounded, lower only, upper only, bounded.
                box([-inf, 0.0, -inf, 0.0], [inf, inf, 0.0, 1.0], shape, dtype, SEEDS)
                box([0.0, -inf, -0.5, -inf], [1.0, 2.0, inf, inf], shape, dtype, SEEDS)
                box([-1.0, -2.0, -3.0, -4.0, -5.0, -6.0], [1.0, 0.5, -1.0, 4.0, 100.0, 7.0],
                    shape, dtype, SEEDS)
                box([-4.800000190734863, -inf, -0.41887903213500977, -inf],
                    [4.800000190734863, inf, 0.41887903213500977, inf], shape, dtype)
                box(-inf, [1.0, 2.0], shape, dtype)
                box([0.5, -inf], 2.0, shape, dtype)
        box(0.0, 1.0, (0,), dtype)
        box(0.0, 1.0, (2, 0, 3), dtype)
        box(-3.4e38, 3.4e38, (2,), dtype)
    box(-1.7e308, 1.7e308, (2,), "float64")
    box(-8e307, 8e307, (2,), "float64")

    for dtype in INTS:
        info = np.iinfo(dtype)
        signed = info.min < 0
        for shape in shapes:
            box(0, 10, shape, dtype, SEEDS if shape == (4,) else (0, 42))
            box(0, 1, shape, dtype)
            box(5, 5, shape, dtype)
            box(0, 100, shape, dtype)
            if signed:
                box(-3, 2, shape, dtype)
                box(-100, 100, shape, dtype)
            if info.bits < 64:
                box(info.min, info.max, shape, dtype)
            if shape:
                box([0, 1, 2, 3], [5, 1, 100, 4], shape, dtype)
            if signed:
                box(-inf, inf, shape, dtype)
                box(0, inf, shape, dtype)
                box(-inf, 3, shape, dtype)
                if shape and info.bits < 64:
                    box([-inf, 0.0, -inf, 0.0], [inf, inf, 3.0, 4.0], shape, dtype, SEEDS)
            elif shape == (4,):
                box(0, inf, shape, dtype)
                box(-inf, 3, shape, dtype)
    # The edges of the 64-bit types.
    for low, high in ((0, 2**40), (-2**53, 2**53), (-2**62, 2**62), (2**62, 2**62 + 1000),
                      (0, 2**63 - 2), (1, 2**63 - 1), (0, 2**63 - 1), (-2**63, 2**63 - 1),
                      (-2**63, 2**63 - 2), (-2**63, 0), (-5, 2**63 - 1)):
        box(low, high, (3,), "int64")
    for low, high in ((0, 2**40), (0, 2**63 - 2), (0, 2**63 - 1), (0, 2**63), (0, 2**64 - 1),
                      (2**63, 2**64 - 1), (2**63, 2**63 + 10)):
        box(low, high, (3,), "uint64")
    for shape in shapes:
        for low, high in ((0, 1), (0, 0), (1, 1)):
            box(low, high, shape, "bool")
        if shape:
            box([False, False, True], [True, False, True], shape, "bool")
    box(0, inf, (2,), "bool")

    # Values for comparison by eye (decimal text of the arrays' elements).
    def golden(name, space, count):
        text = " ".join(",".join(repr(x) for x in np.ravel(space.sample()).tolist())
                        for _ in range(count))
        line("golden", name, "", "", str(space.dtype), "", text, "", "", "")

    golden("Box(-1,1,(2,),seed=42) x3", Box(-1, 1, (2,), seed=42), 3)
    golden("Box([-inf,0,-inf,0],[inf,inf,0,1],seed=42) x2",
           Box(np.array([-inf, 0, -inf, 0], np.float32), np.array([inf, inf, 0, 1], np.float32),
               seed=42), 2)
    golden("Box(0,10,(3,),int32,seed=42)", Box(0, 10, (3,), np.int32, seed=42), 1)
    golden("Box(0,255,(2,2),uint8,seed=42)", Box(0, 255, (2, 2), np.uint8, seed=42), 1)


# MultiDiscrete and MultiBinary ------------------------------------------------------------

MANY_SEEDS = tuple(range(16)) + (42, 123, 2**32 + 5, 2**62)


def write_multi(out):
    def line(*fields):
        print(*fields, sep="\t", file=out)

    def plain(space, k):
        return space.sample()

    def commas(values):
        return ",".join(str(int(x)) for x in values)

    line("kind", "space", "nvec or n", "start", "dtype", "seed", "argument", "first draws", "hash", "u32", "double")

    def multi_discrete(nvec, start=None, dtype="int64", seeds=MANY_SEEDS, mask=None, probability=None):
        space = MultiDiscrete(nvec, start=start, dtype=np.dtype(dtype))
        kind, text, draw = "plain", "", plain
        if mask is not None:
            arrays = tuple(np.array([int(c) for c in part], np.int8) for part in mask)
            kind, text, draw = "mask", ",".join(mask), lambda s, k: s.sample(mask=arrays)
        if probability is not None:
            arrays = tuple(np.array(part, np.float64) for part in probability)
            text = ";".join(",".join(repr(float(x)) for x in part) for part in probability)
            kind, draw = "probability", lambda s, k: s.sample(probability=arrays)
        for seed in seeds:
            line(kind, "MultiDiscrete", commas(nvec), commas(start or [0] * len(nvec)), dtype, seed, text,
                 *run(space, seed, draw, commas))

    multi_discrete([3, 5])
    multi_discrete([1])
    multi_discrete([2, 2, 100])
    multi_discrete([3, 5], start=[1, -2])
    multi_discrete([10, 1, 7, 1000, 2**31, 2**40])
    multi_discrete([2**53 + 1, 2**62, 2**63 - 1])
    multi_discrete([4, 5, 6], start=[-(2**62), 2**62, 0])
    few = (0, 42)
    for dtype in INTS:
        multi_discrete([3, 5], dtype=dtype, seeds=few)
        multi_discrete([100, 27], start=[0, 100], dtype=dtype, seeds=few)
    multi_discrete([3, 5], mask=("101", "00000"))
    multi_discrete([3, 5], start=[1, -2], mask=("011", "10010"))
    multi_discrete([3, 5], mask=("111", "11111"), seeds=few)
    multi_discrete([2, 2, 4], mask=("10", "01", "0111"), seeds=few)
    multi_discrete([3, 5], dtype="int8", start=[7, 9], mask=("110", "01111"), seeds=few)
    multi_discrete([3, 5], probability=((0.5, 0.25, 0.25), (0.1, 0.2, 0.3, 0.2, 0.2)))
    multi_discrete([3, 5], start=[1, -2], probability=((0, 1, 0), (0.1, 0.2, 0.3, 0.2, 0.200005)), seeds=few)
    rng = np.random.default_rng(5)
    for n in (7, 8, 9, 16, 23, 128, 129, 150):
        p = rng.random(n)
        multi_discrete([n, 2], probability=(p / p.sum() * (1 + 3e-6), (0.75, 0.25)), seeds=few)

    def multi_binary(n, seeds=MANY_SEEDS, mask=None, probability=None):
        space = MultiBinary(n)
        kind, text, draw = "plain", "", plain
        if mask is not None:
            array = np.array([int(c) for c in mask], np.int8)
            kind, text, draw = "mask", mask, lambda s, k: s.sample(mask=array)
        if probability is not None:
            array = np.array(probability, np.float64)
            text = ",".join(repr(float(x)) for x in probability)
            kind, draw = "probability", lambda s, k: s.sample(probability=array)
        for seed in seeds:
            line(kind, "MultiBinary", n, "", "int8", seed, text, *run(space, seed, draw, commas))

    for n in (1, 2, 3, 4, 5, 8, 13, 64):
        multi_binary(n)
    multi_binary(5, mask="01222")
    multi_binary(5, mask="22222", seeds=few)
    multi_binary(3, mask="010", seeds=few)
    multi_binary(5, probability=(0.0, 1.0, 0.5, 0.25, 0.9))
    multi_binary(3, probability=(0.7739560485559633, 0.4388784397520523, 0.8585979199113825))


# Tuple and Dict ---------------------------------------------------------------------------

def mask_of(text):
    return np.array([int(c) for c in text], np.int8)


# For each name: how the space is made, then a mask and probabilities if there are some.
COMPOSITES = {
    "pair": (lambda: Tuple((Discrete(5), Discrete(6))),
             (mask_of("10011"), None), (None, np.array([0.0, 0.4, 0.0, 0.6, 0.0, 0.0]))),
    "mixed": (lambda: Tuple((Discrete(2, start=1), Box(-1, 1, (2,)),
                             Tuple((MultiBinary(3), Discrete(4))), MultiDiscrete([3, 5]))),
              (mask_of("01"), None, (mask_of("120"), mask_of("0110")), (mask_of("101"), mask_of("11000"))),
              (np.array([0.25, 0.75]), None, None, (np.array([0.5, 0.25, 0.25]), np.array([0, 0, 0, 0.5, 0.5])))),
    "record": (lambda: Dict(a=Discrete(5), b=Box(0, 1, (2,)), c=MultiBinary(3)),
               {"a": mask_of("10011"), "b": None, "c": mask_of("022")},
               {"a": None, "b": None, "c": np.array([0.5, 0.1, 1.0])}),
    "sorted": (lambda: Dict({"b": Discrete(100), "a": Discrete(200), "B": Discrete(300), "10": Discrete(400)}),),
    "unsorted": (lambda: Dict({"b": Discrete(100), "a": Discrete(200)}, sort_keys=False),),
    "pairs": (lambda: Dict([("b", Discrete(100)), ("a", Discrete(200))]),),
    "deep": (lambda: Dict({"position": Box(-1, 1, (2,)),
                           "inner": Dict(x=Discrete(7), y=Tuple((Discrete(30), MultiBinary(9))))}),
             {"position": None, "inner": {"x": mask_of("1010101"), "y": None}},
             {"position": None, "inner": None}),
    "empty": (lambda: Tuple(()), ()),
    "nothing": (lambda: Dict({}), {}),
}
SEED_LISTS = {
    "pair": [(1, 2), [3, 4], (5, 2**40)],
    "mixed": [(1, 2, (3, 4), 5), (1, 2, 3, 4)],
    "record": [{"a": 1, "b": 2, "c": 3}, {"c": 9, "a": 8, "b": 7}],
    "deep": [{"position": 4, "inner": {"x": 5, "y": (6, 7)}}, {"position": 4, "inner": 5},
             {"inner": {"x": 5, "y": 6}, "position": 4}],
    "empty": [()],
    "nothing": [{}],
}


def leaves(space, value):
    """The leaf spaces of a composite with their elements, in order."""
    if isinstance(space, Tuple):
        return [leaf for part, element in zip(space.spaces, value) for leaf in leaves(part, element)]
    if isinstance(space, Dict):
        return [leaf for key, part in space.spaces.items() for leaf in leaves(part, value[key])]
    return [(space, value)]


def write_composite(out):
    def line(*fields):
        print(*fields, sep="\t", file=out)

    def show(space, value):
        if isinstance(space, Box):
            return bits(value)
        return ",".join(str(int(x)) for x in np.ravel(value))

    line("kind", "name", "seed", "returned", "first draws", "hash", "states")
    for name, (make, *conditions) in COMPOSITES.items():
        cases = [("plain", {}, MANY_SEEDS + tuple(SEED_LISTS.get(name, ())))]
        for kind, condition in zip(("mask", "probability"), conditions):
            cases.append((kind, {kind: condition}, MANY_SEEDS[:8]))
        for kind, arguments, seeds in cases:
            for seed in seeds:
                space = make()
                returned = space.seed(seed)
                shown, data = [], b""
                for k in range(DRAWS):
                    parts = leaves(space, space.sample(**arguments))
                    if k < 5:
                        shown.append("/".join(show(*part) for part in parts))
                    data += b"".join(little(value) for _, value in parts)
                states = [":".join(after(space)) if isinstance(seed, int) else "-"]
                states += [":".join(after(part)) for part, _ in parts]
                line(kind, name, seed, returned, " ".join(shown), fnv(data), " ".join(states))


# Arrays -----------------------------------------------------------------------------------

def write_arrays(out):
    print("dtype", "shape", "bits", "text", sep="\t", file=out)
    rng = np.random.default_rng(0)
    for i in range(240):
        dtype = (np.float32, np.float64)[i % 2]
        n = int(rng.integers(1, 24))
        numbers = rng.normal(size=n) * 10.0 ** rng.integers(-3, 4)
        kind = i // 2 % 6
        if kind == 1:
            numbers = np.round(numbers, 2)
        elif kind == 2:
            numbers *= 10.0 ** rng.uniform(-8, 8, size=n)
        elif kind == 3:
            numbers[rng.integers(n)] = np.inf
            numbers[rng.integers(n)] = (-np.inf, np.nan)[i // 12 % 2]
        elif kind == 4:
            numbers = np.round(numbers)
        elif kind == 5:
            numbers[rng.integers(n)] = 0
        array = numbers.astype(dtype).reshape((n,) if n % 2 else (2, n // 2))
        print(array.dtype, "x".join(map(str, array.shape)), bits(array), escape(array), sep="\t", file=out)


# Texts, errors, membership ----------------------------------------------------------------

NAMES = {"np": np, "inf": float("inf"), "nan": float("nan"), "Box": Box, "Discrete": Discrete,
         "MultiDiscrete": MultiDiscrete, "MultiBinary": MultiBinary, "Tuple": Tuple, "Dict": Dict,
         "Text": Text, "Sequence": Sequence, "OneOf": OneOf, "Graph": Graph}

REPR = """
Discrete(1)
Discrete(2)
Discrete(5)
Discrete(5, start=0)
Discrete(5, start=2)
Discrete(5, start=-3)
Discrete(2**40)
Discrete(np.int8(7))
Discrete(np.uint16(7), start=np.int64(4))
Discrete(5, dtype=np.int32)
Discrete(5, dtype=np.uint8)
Discrete(5, start=-2, dtype=np.int8)
Discrete(5, dtype='int16')
Discrete(5, dtype=int)
Discrete(True + 1)
Box(-1, 1)
Box(-1.0, 1.0)
Box(0, 1, ())
Box(0, 1, (3,))
Box(0, 255, (84, 84, 3), np.uint8)
Box(0, 255, (2, 2), dtype='uint8')
Box(-inf, inf, (4,))
Box(0, inf, (2,))
Box(-inf, 0.5, (2, 2))
Box(-1, 1, (2,), np.float64)
Box(-0.1, 0.1, (2,))
Box(-0.1, 0.1, (2,), np.float64)
Box(-1/3, 1/3, (2,), np.float64)
Box(-1/3, 1/3, (2,))
Box(-1/3, 1/3, (2,), np.float16)
Box(1e-5, 1e16, (1,))
Box(1e-5, 1e16, (1,), np.float64)
Box(-1e-8, 1e8, (1,))
Box(-3.4028234663852886e+38, 3.4028234663852886e+38, (2,))
Box(0, 1, (0,))
Box(0, 1, (2, 0))
Box(np.array([-1.0, -2.0], np.float32), np.array([2.0, 4.0], np.float32))
Box(np.array([-1.0, -2.0]), np.array([2.0, 4.0]), dtype=np.float64)
Box(np.array([-4.8, -inf, -0.41887903, -inf], np.float32), np.array([4.8, inf, 0.41887903, inf], np.float32))
Box(np.array([-1.2, -0.07], np.float32), np.array([0.6, 0.07], np.float32))
Box(np.array([0.1, 100.25], np.float32), np.array([1e10, 1e-10 + 101], np.float32))
Box(np.array([1e-5, 1.0], np.float32), 2.0)
Box(np.array([0, -5, 100]), np.array([1, 5, 1000]), dtype=np.int64)
Box(np.array([0, -5], np.int8), np.array([1, 5], np.int8), dtype=np.int8)
Box(np.array([[0, 1], [2, 3]], np.float32), np.array([[4, 5], [6, 7]], np.float32))
Box(np.array([[0.5, -1], [2, 3.25]], np.float32), 10.0)
Box(np.zeros((2, 2, 2), np.float32), np.arange(8, dtype=np.float32).reshape(2, 2, 2))
Box(np.zeros(3, np.float32), np.ones(3, np.float32))
Box(np.arange(30, dtype=np.float32), np.arange(30, dtype=np.float32) + 0.5)
Box(0, np.arange(1200, dtype=np.float32), (1200,))
Box(-inf, inf, (2,), np.int8)
Box(-inf, inf, (2,), np.int32)
Box(-inf, 5, (2,), np.int64)
Box(0, 1, (2,), bool)
Box(np.array([False, False]), np.array([True, False]), dtype=bool)
Box(-5, 10**18, (1,), np.int64)
Box(0, 2**64 - 1, (1,), np.uint64)
Box(-0.0, 0.0, (1,))
Box(np.array([-0.0, 1.0], np.float32), np.array([0.0, 2.0], np.float32))
MultiDiscrete([3, 5])
MultiDiscrete([5])
MultiDiscrete([[2, 3], [4, 5]])
MultiDiscrete(np.array([2, 2, 100]))
MultiDiscrete([3, 5], start=[1, -2])
MultiDiscrete([3, 5], start=[0, 0])
MultiDiscrete([3, 5], dtype=np.int32)
MultiDiscrete([[2, 3], [4, 5]], start=[[10, 20], [0, 0]])
MultiDiscrete(np.arange(1, 41))
MultiBinary(5)
MultiBinary([3, 2])
MultiBinary((2, 3, 4))
MultiBinary(np.array([4]))
Tuple((Discrete(5), Discrete(6)))
Tuple([Discrete(5)])
Tuple(())
Tuple((Discrete(2, start=1), Box(-1, 1, (2,)), Tuple((MultiBinary(3), Discrete(4)))))
Dict(a=Discrete(5), b=Box(0, 1, (2,)))
Dict({'b': Discrete(2), 'a': Discrete(3)})
Dict({})
Dict({'position': Box(-1, 1, (2,)), 'inner': Dict(x=Discrete(2), y=Tuple((Discrete(3), MultiBinary(2))))})
Dict({2: Discrete(2), 1: Discrete(3)})
Text(5)
Text(3, min_length=0, charset='abc')
Sequence(Discrete(4))
Sequence(Box(0, 1), stack=True)
OneOf((Discrete(3), Box(0, 1)))
"""

CONSTRUCTION = """
Discrete(0)
Discrete(-1)
Discrete(np.int64(0))
Discrete(2.0)
Discrete('2')
Discrete(None)
Discrete([2])
Discrete(np.array(2))
Discrete(np.float32(2))
Discrete(True)
Discrete(False)
Discrete(np.bool_(True))
Discrete(2, start=0.0)
Discrete(2, start=None)
Discrete(2, start='0')
Discrete(2, start=True)
Discrete(2, dtype=None)
Discrete(2, dtype=np.float32)
Discrete(2, dtype=float)
Discrete(2, dtype=bool)
Discrete(2, dtype='float64')
Discrete(2, dtype='abc')
Discrete(200, dtype=np.int8)
Discrete(128, dtype=np.int8)
Discrete(2**31, dtype=np.int32)
Discrete(2**63)
Discrete(2, start=-1, dtype=np.uint8)
Discrete(2, start=300, dtype=np.uint8)
Discrete(100, start=100, dtype=np.int8)
Discrete(5, seed=1.5)
Discrete(5, seed='1')
Discrete(5, seed=-1)
Discrete(5, seed=np.int64(3))
Discrete(5, seed=True)
Discrete(5, 3, 2)
Box(0, 1, dtype=None)
Box(0, 1, dtype=np.complex64)
Box(0, 1, dtype=str)
Box(0, 1, dtype='abc')
Box(0, 1, dtype=object)
Box(0, 1, shape=2)
Box(0, 1, shape=(2.0,))
Box(0, 1, shape=(2, None))
Box(0, 1, shape='ab')
Box(0, 1, shape=(-1,))
Box(0, 1, shape=[2, 3])
Box(0, 1, shape=(np.int64(2), True))
Box(None, 1)
Box(0, None)
Box(None, None, (2,))
Box('0', 1)
Box([0, 0], [1, 1])
Box([0, 0], [1, 1], (2,))
Box((0,), (1,))
Box(True, 1)
Box(False, True, (2,), bool)
Box(np.array([0, 0]), np.array([1, 1, 1]))
Box(np.zeros(2), np.ones((2, 1)))
Box(np.zeros(2), np.ones(2), shape=(3,))
Box(np.zeros(2), 1, shape=(3,))
Box(0, np.ones(2), shape=(2, 1))
Box(np.zeros(2), np.ones(3), shape=(2,))
Box(nan, 1)
Box(0, nan)
Box(np.nan, np.nan, (2,))
Box(np.array([0, nan]), np.ones(2))
Box(np.zeros(2), np.array([nan, 1]))
Box(1, 0)
Box(1.0, 0.5, (3,))
Box(np.array([0.0, 2.0]), np.array([1.0, 1.0]))
Box(np.array([0, 2]), np.array([1, 1]), dtype=np.int64)
Box(inf, 1)
Box(inf, inf)
Box(0, -inf)
Box(-inf, -inf)
Box(inf, inf, dtype=np.int32)
Box(-inf, -inf, dtype=np.int32)
Box(-inf, 1, dtype=np.uint8)
Box(0, inf, dtype=np.uint8)
Box(-inf, 1, dtype=bool)
Box(0, inf, dtype=bool)
Box(np.array([-inf, 0]), np.array([1.0, 1.0]), dtype=np.uint8)
Box(np.array([0.0, 0.0]), np.array([1.0, inf]), dtype=np.uint8)
Box(-1, 1, dtype=np.uint8)
Box(0, 256, dtype=np.uint8)
Box(-129, 0, dtype=np.int8)
Box(0, 128, dtype=np.int8)
Box(0, 2, dtype=bool)
Box(-1, 1, dtype=bool)
Box(0, 300.5, dtype=np.uint8)
Box(0, 2**63, dtype=np.int64)
Box(-2**63 - 1, 0, dtype=np.int64)
Box(0, 2**64, dtype=np.uint64)
Box(0, 1e39)
Box(-1e39, 0)
Box(0, 65505, dtype=np.float16)
Box(0, 1e5, dtype=np.float16)
Box(np.array([-1, 0]), np.array([1, 1]), dtype=np.uint8)
Box(np.array([0, 0]), np.array([256, 1]), dtype=np.uint8)
Box(np.array([-200.0, 0.0]), np.array([1.0, 1.0]), dtype=np.int8)
Box(np.array([0, 0]), np.array([2, 1]), dtype=bool)
Box(np.array(['a', 'b']), np.array([1, 1]))
Box(np.array([0j, 0]), np.array([1, 1]))
Box(np.array([0, 0]), np.array([1j, 1]))
Box(np.array([0.0, 0.0]), np.array([1.0, 1.0]))
Box(np.array([0.0, 0.0], np.float16), np.array([1.0, 1.0], np.float64), dtype=np.float32)
Box(np.array([0, 0]), np.array([1, 1]))
Box(0.5, 1.5, dtype=np.int32)
Box(-0.5, 2.9, dtype=np.int8)
Box(0, 1, (2,), seed='x')
Box(0, 1, (2,), seed=-5)
Box(0, 1).is_bounded('both')
Box(0, 1).is_bounded('below')
Box(0, inf).is_bounded('below')
Box(0, inf).is_bounded('above')
Box(0, inf).is_bounded()
Box(-inf, inf, dtype=np.int32).is_bounded()
Box(0, 1).is_bounded('sideways')
MultiDiscrete([0, 2])
MultiDiscrete([2, -1])
MultiDiscrete([2, 3], start=[1])
MultiDiscrete([2, 3], dtype=np.float32)
MultiDiscrete([2, 3], dtype=None)
MultiDiscrete([])
MultiDiscrete([2, 3], seed=-1)
MultiBinary(0)
MultiBinary(-2)
MultiBinary('a')
MultiBinary(3, seed=-1)
Tuple((Discrete(2), 3))
Tuple((Discrete(2),), seed=-1)
Tuple((Discrete(2),), seed=(1, 2))
Dict({'a': 3})
Dict({'a': Discrete(2)}, a=Discrete(3))
Dict({'a': Discrete(2)}, seed={'b': 1})
"""

SAMPLING = """
Discrete(3, seed=0).sample(mask=[1, 0, 1])
Discrete(3, seed=0).sample(mask=np.array([1, 0, 1]))
Discrete(3, seed=0).sample(mask=np.array([1, 0], np.int8))
Discrete(3, seed=0).sample(mask=np.array([1, 0, 2], np.int8))
Discrete(3, seed=0).sample(mask=np.array([-1, 0, 1], np.int8))
Discrete(3, seed=0).sample(mask=np.array([[1, 0, 1]], np.int8))
Discrete(3, seed=0).sample(mask=np.array([True, False, True]))
Discrete(3, seed=0).sample(mask=(1, 0, 1))
Discrete(3, seed=0).sample(mask=np.array([0, 0, 0], np.int8))
Discrete(3, seed=0, start=5).sample(mask=np.array([0, 0, 0], np.int8))
Discrete(3, seed=0).sample(mask=np.array([0, 1, 0], np.int8))
Discrete(3, seed=0).sample(probability=[0.5, 0.25, 0.25])
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.25, 0.25], np.float32))
Discrete(3, seed=0).sample(probability=np.array([1, 0, 0]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.5]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.25, 0.2]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.75, 0.25]))
Discrete(3, seed=0).sample(probability=np.array([1.5, -0.25, -0.25]))
Discrete(3, seed=0).sample(probability=np.array([-0.1, 0.6, 0.5]))
Discrete(3, seed=0).sample(probability=np.array([0.0, 0.0, 0.0]))
Discrete(3, seed=0).sample(probability=np.array([nan, 0.5, 0.5]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.25, 0.25 + 9e-6]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.25, 0.25 + 2e-5]))
Discrete(3, seed=0).sample(probability=np.array([0.5, 0.25, 0.25 + 1e-9]))
Discrete(3, seed=0).sample(mask=np.array([1, 0, 1], np.int8), probability=np.array([0.5, 0.25, 0.25]))
Box(0, 1, (2,), seed=0).sample(mask=np.array([1, 0], np.int8))
Box(0, 1, (2,), seed=0).sample(probability=np.array([0.5, 0.5]))
Box(0, 1, (2,), seed=0).sample(mask=1, probability=1)
Discrete(3).seed('abc')
Discrete(3).seed(-1)
Discrete(3).seed(1.0)
Discrete(3).seed(np.int64(1))
Discrete(3).seed(7)
Discrete(3).seed(2**70)
Box(0, 1).seed('abc')
Box(0, 1).seed(7)
MultiDiscrete([2, 3], seed=0).sample(mask=(np.array([1, 0], np.int8),))
MultiDiscrete([2, 3], seed=0).sample(mask=(np.array([1, 0], np.int8), np.array([1, 0], np.int8)))
MultiDiscrete([2, 3], seed=0).sample(mask=(np.array([1, 0], np.int8), np.array([1, 0, 2], np.int8)))
MultiDiscrete([2, 3], seed=0).sample(probability=(np.array([0.5, 0.5]), np.array([0.5, 0.5, 0.5])))
MultiDiscrete([2, 3], seed=0).sample(probability=(np.array([0.5, 0.5]), np.array([0.5, 0.75, -0.25])))
MultiDiscrete([2, 3], seed=0).sample(probability=(np.array([0.5, 0.5]), np.array([0.5, 0.5])))
MultiBinary(3, seed=0).sample(mask=np.array([0, 1], np.int8))
MultiBinary(3, seed=0).sample(mask=np.array([0, 1, 3], np.int8))
MultiBinary(3, seed=0).sample(probability=np.array([0, 1, 1.5]))
MultiBinary(3, seed=0).sample(probability=np.array([0.5, 0.5]))
Tuple((Discrete(2), Discrete(3))).sample(mask=(None,))
Tuple((Discrete(2), Box(0, 1))).sample(mask=(None, np.array([1], np.int8)))
Dict(a=Discrete(2)).sample(mask={'b': None})
Tuple((Discrete(2), Discrete(3))).seed((1, 2, 3))
Tuple((Discrete(2), Discrete(3))).seed({'a': 1})
Tuple((Discrete(2), Discrete(3))).seed(-1)
Dict(a=Discrete(2)).seed((1,))
Dict(a=Discrete(2)).seed({'b': 1})
Dict(a=Discrete(2)).seed(-1)
"""

MEMBERS = {
    "Discrete(5)": ["0", "4", "5", "-1", "True", "False", "2.0", "1.5", "'2'", "None", "[1]", "(1,)",
                    "np.int64(3)", "np.int32(3)", "np.int8(3)", "np.uint8(3)", "np.uint16(3)",
                    "np.uint32(3)", "np.uint64(3)", "np.int64(5)", "np.float32(1)", "np.float64(1)",
                    "np.bool_(True)", "np.array(3)", "np.array(3, np.int32)", "np.array(3.0)",
                    "np.array([3])", "np.array([[3]])", "2**70", "-2**70", "nan", "inf", "1j", "b'1'",
                    "{}", "Discrete"],
    "Discrete(5, start=-2)": ["-2", "-3", "2", "3", "0", "np.int8(-2)", "np.int64(2)", "np.uint8(2)"],
    "Discrete(5, start=2)": ["1", "2", "6", "7", "True"],
    "Discrete(5, dtype=np.int8)": ["3", "np.int8(3)", "np.uint8(3)", "np.int16(3)", "np.int64(3)", "127",
                                   "128", "-129", "np.array(3, np.int8)", "np.array(3)", "True"],
    "Discrete(5, dtype=np.int32)": ["3", "np.int32(3)", "np.int64(3)", "np.uint16(3)", "np.uint32(3)",
                                    "2**31", "np.int8(3)"],
    "Discrete(5, dtype=np.uint8)": ["3", "-1", "256", "np.uint8(3)", "np.int8(3)", "np.bool_(1)"],
    "Discrete(5, dtype=np.uint64)": ["3", "2**64", "np.uint64(3)", "np.uint8(3)", "np.int64(3)"],
    "Discrete(100, start=100, dtype=np.uint8)": ["100", "199", "200", "99", "np.uint8(150)"],
    "Discrete(127, start=1, dtype=np.int8)": ["127", "1", "0", "np.int8(127)", "128"],
    "Discrete(2**40)": ["2**40 - 1", "2**40", "np.int64(2**40 - 1)"],
    "Box(-1, 1, (2,))": [
        "np.array([0, 0], np.float32)", "np.array([1, -1], np.float32)", "np.array([0.0, 0.0])",
        "np.array([0, 0], np.float16)", "np.array([0, 0])", "np.array([0, 0], np.int32)",
        "np.array([0, 0], np.int16)", "np.array([0, 0], np.int8)", "np.array([0, 1], np.uint8)",
        "np.array([0, 1], np.uint16)", "np.array([True, False])", "np.array([1.0000001, 0], np.float32)",
        "np.array([nan, 0], np.float32)", "np.array([inf, 0], np.float32)", "np.array([0], np.float32)",
        "np.array([[0, 0]], np.float32)", "np.array([0, 0, 0], np.float32)", "np.array(0, np.float32)",
        "[0, 0]", "[0.5, 1.5]", "(0.0, 1.0)", "[0]", "[]", "0.5", "'ab'", "['a', 'b']", "['0.5', '1']",
        "None", "[None, 0]", "[True, False]", "[1j, 0]", "[nan, 0]", "[1e300, 0]", "[10**400, 0]", "{}",
        "[[0, 0]]", "[1.00000001, 0]", "np.array(['0', '0'])", "np.array([0j, 0])",
        "np.array([None, 0], object)", "np.array([0, 0], '>f4')"],
    "Box(-1, 1)": ["0.5", "[0.5]", "np.array([0.5], np.float32)", "np.float32(0.5)", "1", "np.array(0.5, np.float32)"],
    "Box(-1, 1, ())": ["0.5", "2", "np.float32(0.5)", "np.float64(0.5)", "np.array(0.5, np.float32)",
                       "np.array(0.5)", "[0.5]", "True", "'0.5'", "None", "nan"],
    "Box(-1, 1, (2,), np.float64)": [
        "np.array([0, 0], np.float32)", "np.array([0.0, 0.0])", "np.array([0, 0])",
        "np.array([0, 0], np.int32)", "np.array([0, 0], np.uint64)", "np.array([0, 0], np.float16)",
        "np.array([0, 0], np.longdouble)"],
    "Box(0, 255, (2,), np.uint8)": [
        "np.array([0, 255], np.uint8)", "np.array([0, 255])", "np.array([0, 1], np.int8)",
        "np.array([True, True])", "[0, 255]", "[0, 256]", "[-1, 0]", "[0.5, 1]", "[254.9, 3]",
        "np.array([0.0, 1.0], np.float32)", "[nan, 0]", "['1', '2']", "[inf, 0]", "[300.0, 0]"],
    "Box(0, 10, (2,), np.int32)": [
        "np.array([0, 10], np.int32)", "np.array([0, 10])", "np.array([0, 10], np.int16)",
        "np.array([0, 10], np.uint16)", "np.array([0, 10], np.uint32)", "[0, 11]", "[0, 2**31]", "[0.9, 10.9]"],
    "Box(0, 1, (2,), bool)": ["np.array([True, False])", "np.array([0, 1], np.uint8)", "[0, 1]", "[2, 0]",
                              "[True, False]", "['a', '']"],
    "Box(0, inf, (2,))": ["np.array([0, inf], np.float32)", "np.array([-0.0, 3e38], np.float32)",
                          "np.array([-1e-45, 0], np.float32)", "[1e39, 0]"],
    "Box(-inf, inf, (2,))": ["np.array([inf, -inf], np.float32)", "np.array([nan, 0], np.float32)"],
    "Box(0, 1, (0,))": ["np.array([], np.float32)", "[]", "np.array([])", "np.zeros((0, 2), np.float32)"],
    "Box(np.array([0, 10], np.float32), np.array([1, 20], np.float32))": [
        "np.array([0, 10], np.float32)", "np.array([1, 20], np.float32)", "np.array([10, 1], np.float32)"],
    "MultiDiscrete([3, 5])": [
        "np.array([0, 0])", "np.array([2, 4])", "np.array([3, 0])", "np.array([0, 5])", "np.array([-1, 0])", "[2, 4]",
        "(2, 4)", "[0]", "[0, 0, 0]", "[]", "[[0, 0]]", "np.array([0, 0], np.int8)", "np.array([0, 0], np.uint32)",
        "np.array([0, 0], np.uint64)", "np.array([True, True])", "[True, False]", "[1.0, 2.0]",
        "np.array([1.0, 2.0])", "np.array([[0, 0]])", "np.array(0)", "0", "None", "'ab'", "{}",
        "[2**63 - 1, -2**63]"],
    "MultiDiscrete([3, 5], start=[1, -2])": ["[1, -2]", "[3, 2]", "[0, 0]", "[4, 0]", "[1, 3]", "[1, -3]"],
    "MultiBinary(3)": [
        "np.array([0, 1, 0], np.int8)", "np.array([0, 1, 0])", "[0, 1, 0]", "(1, 1, 1)", "[0, 2, 0]", "[0, -1, 0]",
        "[0, 1]", "[0, 1, 0, 0]", "[]", "[1.0, 0.0, 1.0]", "[0.5, 0, 1]", "[True, False, True]",
        "np.array([1.0, 0.0, 1.0])", "np.array([True, False, True])", "np.array([1, 0, 1], np.uint64)",
        "[nan, 0, 0]", "np.array([[0, 1, 0]])", "1", "None", "[2**62, 0, 0]"],
    "Tuple((Discrete(5), Box(-1, 1, (2,))))": [
        "(0, [0.5, 0.5])", "[4, [0.5, 0.5]]", "(0, np.array([0.5, 0.5], np.float32))", "(5, [0.5, 0.5])",
        "(0, [0.5, 1.5])", "(0,)", "(0, [0.5, 0.5], 0)", "()", "0", "None", "{'a': 0}", "([0.5, 0.5], 0)"],
    "Tuple((Discrete(5), Discrete(6)))": ["(4, 5)", "[4, 5]", "np.array([4, 5])", "(5, 5)", "np.array([4.0, 5.0])"],
    "Tuple(())": ["()", "[]", "(0,)", "None"],
    "Dict(a=Discrete(5), b=Discrete(6))": [
        "{'a': 4, 'b': 5}", "{'b': 5, 'a': 4}", "{'a': 5, 'b': 5}", "{'a': 4}", "{'a': 4, 'b': 5, 'c': 0}",
        "{'a': 4, 'c': 5}", "{}", "(4, 5)", "[('a', 4), ('b', 5)]", "None"],
    "Dict({})": ["{}", "{'a': 0}", "()"],
}

EQUAL = [
    ("Discrete(5)", "Discrete(5)"), ("Discrete(5)", "Discrete(6)"), ("Discrete(5)", "Discrete(5, start=1)"),
    ("Discrete(5)", "Discrete(5, dtype=np.int32)"), ("Discrete(5)", "Discrete(5, seed=3)"),
    ("Discrete(5)", "5"), ("Discrete(5)", "MultiDiscrete([5])"), ("Box(0, 1)", "Box(0, 1, (1,))"),
    ("Box(0, 1)", "Box(0, 1, ())"), ("Box(0, 1, (2,))", "Box(0, 1, (2,), np.float64)"),
    ("Box(0, 1, (2,))", "Box(0, 1.000001, (2,))"), ("Box(0, 1, (2,))", "Box(0, 1.0001, (2,))"),
    ("Box(0, 1, (2,))", "Box(1e-9, 1, (2,))"), ("Box(0, 1, (2,))", "Box(1e-7, 1, (2,))"),
    ("Box(-inf, inf)", "Box(-inf, inf)"), ("Box(-inf, inf)", "Box(-inf, 3e38)"),
    ("Box(0, 100000, (1,))", "Box(0, 100000.9, (1,))"), ("Box(0, 100000, (1,))", "Box(0, 100001.2, (1,))"),
    ("Box(0, 10, (2,), np.int32)", "Box(0, 10, (2,), np.int64)"),
    ("Box(0, 1, (2,))", "Box(np.zeros(2, np.float32), np.ones(2, np.float32))"),
    ("Box(0, 1)", "Discrete(2)"), ("Tuple((Discrete(2),))", "Tuple([Discrete(2)])"),
    ("Dict(a=Discrete(2))", "Dict({'a': Discrete(2)})"),
    ("MultiDiscrete([3, 5])", "MultiDiscrete([3, 5], start=[0, 0])"),
    ("MultiDiscrete([3, 5])", "MultiDiscrete([3, 5], start=[0, 1])"),
    ("MultiDiscrete([3, 5])", "MultiDiscrete([3, 5], dtype=np.int32)"),
    ("MultiDiscrete([3, 5])", "MultiDiscrete([3])"), ("MultiDiscrete([3, 5])", "MultiDiscrete([3, 6])"),
    ("MultiBinary(3)", "MultiBinary(3)"), ("MultiBinary(3)", "MultiBinary(4)"),
    ("Tuple((Discrete(2), Discrete(3)))", "Tuple((Discrete(3), Discrete(2)))"),
    ("Tuple((Discrete(2), Discrete(3)))", "Tuple((Discrete(2),))"),
    ("Dict({'a': Discrete(2), 'b': Discrete(3)})", "Dict([('b', Discrete(3)), ('a', Discrete(2))])"),
    ("Dict(a=Discrete(2))", "Dict(b=Discrete(2))"), ("Dict(a=Discrete(2))", "Dict(a=Discrete(3))"),
    ("Tuple(())", "Dict({})"),
]


def evaluate(source):
    """Result or exception of an expression, and the warnings it gave."""
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="ignore"):
        warnings.simplefilter("always")
        try:
            value, error = eval(source, dict(NAMES)), None
        except Exception as problem:
            value, error = None, problem
    # The terminal colour codes of the logger are not part of the message.
    texts = []
    for item in caught:
        text = str(item.message)
        for code in ("\x1b[33m", "\x1b[31m", "\x1b[0m"):
            text = text.replace(code, "")
        texts.append(f"{item.category.__name__}: {escape(text)}")
    return value, error, "; ".join(texts)


def write_text(out):
    def line(*fields):
        print(*fields, sep="\t", file=out)

    line("kind", "expression", "outcome", "text", "warnings")
    for source in REPR.strip().split("\n"):
        value, error, notes = evaluate(source)
        if error is None:
            line("repr", source, "value", escape(repr(value)), notes)
        else:
            line("repr", source, type(error).__name__, escape(error), notes)
    for kind, table in (("construct", CONSTRUCTION), ("sample", SAMPLING)):
        for source in table.strip().split("\n"):
            value, error, notes = evaluate(source)
            if error is None:
                line(kind, source, "value", escape(repr(value)), notes)
            else:
                line(kind, source, type(error).__name__, escape(error), notes)
    for space, values in MEMBERS.items():
        for value in values:
            result, error, notes = evaluate(f"({space}).contains({value})")
            line("contains", space, result if error is None else type(error).__name__,
                 value if error is None else f"{value}: {escape(error)}", notes)
    for left, right in EQUAL:
        result, error, notes = evaluate(f"({left}) == ({right})")
        line("equal", left, result, right, notes)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name, write in (("discrete.tsv", write_discrete), ("box.tsv", write_box),
                        ("multi.tsv", write_multi), ("composite.tsv", write_composite),
                        ("../../LyceumValuesTests/Reference/arrays.tsv", write_arrays),
                        ("space_text.tsv", write_text)):
        with open(HERE / name, "w", newline="\n") as out:
            write(out)
