"""Writes the reference streams that the tests of LyceumNumerics compare with.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6
    .venv/bin/python Tests/LyceumNumericsTests/Reference/make_random_reference.py

Files beside this script, one line per seed and case: the seed, the case's name, how many values the case made,
the FNV-1a-64 hash over the bits of all of them (8 bytes each, little-endian), the hash of the state that the stream
was left in, and the first values, all in hexadecimal. Doubles are bit patterns, integers are two's complement.
"""

import pathlib
import platform
import struct

import numpy as np

HERE = pathlib.Path(__file__).parent
MASK = 2**64 - 1
SEEDS = [0, 1, 2, 42, 123, 2**31, 2**32 - 1, 2**32, 2**40 + 17, 2**63 - 1, 2**64 + 1, 2**128 - 1, 2**130 + 5, 10**60]
SMALL_SEEDS = [seed for seed in SEEDS if seed < 2**32] + [7, 1000, 20260101]


def fnv(words):
    value = 0xCBF29CE484222325
    for word in words:
        for byte in struct.pack("<Q", word):
            value = (value ^ byte) * 0x100000001B3 & MASK
    return value


def bits(values):
    """Every number in (nested) values as 64 bits."""
    if isinstance(values, (list, tuple)):
        return [word for value in values for word in bits(value)]
    if isinstance(values, np.ndarray):
        return bits(values.ravel().tolist())
    if isinstance(values, np.generic):
        values = values.item()
    if isinstance(values, float):
        return [struct.unpack("<Q", struct.pack("<d", values))[0]]
    return [int(values) & MASK]


LIMITS = [(0, 1), (0, 2), (0, 3), (0, 10), (5, 6), (-7, 9), (0, 2**16), (0, 2**31 - 1), (0, 2**32 - 1), (0, 2**32),
          (0, 2**32 + 1), (-3, 2**40), (0, 2**62), (-2**62, 2**62 + 2**61), (-2**63, 2**63 - 1), (0, 2**63 - 1)]

WIDTHS = {
    "int8": [(0, 2), (0, 100), (-128, 127), (-5, 60), (3, 4)],
    "uint8": [(0, 2), (0, 255), (0, 129), (0, 128), (200, 201), (1, 86)],
    "int16": [(0, 2), (-32768, 32767), (0, 20000), (-9, 9), (3, 4)],
    "uint16": [(0, 65535), (0, 32769), (0, 1024), (7, 8), (1, 22000)],
    "int32": [(0, 2), (-2**31, 2**31 - 1), (0, 2**30 + 1), (-1, 3 * 2**29), (3, 4)],
    "uint32": [(0, 2**32 - 1), (0, 2**31 + 1), (0, 4096), (7, 8), (1, 3 * 10**9)],
    "int64": [(0, 2), (-2**63, 2**63 - 1), (0, 2**62 + 1), (-1, 2**32), (3, 4), (0, 2**32 - 1), (0, 2**32)],
    "uint64": [(0, 2**64 - 1), (0, 2**63 + 1), (0, 2**33), (7, 8), (1, 3 * 10**18), (0, 10)],
}

P4 = [0.1, 0.2, 0.3, 0.4]
P5 = [0.1, 0.0, 0.3, 0.6, 0.0]
P10 = [0.19, 0.01, 0.05, 0.25, 0.0, 0.125, 0.125, 0.15, 0.1, 0.0]


def generator_cases():
    def case(name):
        return lambda function: cases.append((name, function))

    cases = []
    case("u64")(lambda g: g.bit_generator.random_raw(100))
    case("u32")(lambda g: g.integers(0, 2**32, 101, dtype=np.uint32))
    case("random")(lambda g: [g.random() for _ in range(5)] + g.random(5000).tolist())
    case("uniform")(lambda g: [g.uniform(-0.05, 0.05), g.uniform(), g.uniform(3.0, 3.0), g.uniform(-1e308, 7e307),
                               g.uniform(-1.2, 0.5, 300)])
    case("uniform-arrays")(lambda g: g.uniform([-1.0, 0.0, 5.0, -1e-300], [1.0, 0.0, 5.5, 1e300]))
    for low, high in LIMITS:
        case(f"integers {low} {high}")(lambda g, low=low, high=high: [
            g.integers(low, high), g.integers(low, high, size=33), g.integers(low, high, endpoint=high < 2**62)])
    case("integers-mixed")(lambda g: [
        g.integers(10), g.random(), g.integers(10), g.integers(2**40), g.integers(10), g.integers(7, endpoint=True),
        g.random(), g.integers(1), g.integers(3), g.integers(0, 5, 5, dtype=np.int8), g.integers(10), g.normal(),
        g.integers(10), g.integers(0, 2, 3, dtype=bool), g.integers(2**32), g.exponential(), g.integers(6, size=5)])
    for width, limits in WIDTHS.items():
        for low, high in limits:
            case(f"{width} {low} {high}")(lambda g, low=low, high=high, width=width: [
                g.integers(low, high, size=37, dtype=width), g.integers(low, high, size=3, dtype=width, endpoint=True)])
    case("booleans")(lambda g: [g.integers(0, 2, 5, dtype=bool), g.integers(0, 2, 75, dtype=bool), g.integers(9)])
    case("normal")(lambda g: g.normal(size=20000))
    case("normal-parameters")(lambda g: [g.normal(), g.normal(3.0, 2.5), g.normal(-1e3, 0.0), g.normal(7.0),
                                         g.normal(0.1, 0.3, 200)])
    case("exponential")(lambda g: g.exponential(size=20000))
    case("exponential-parameters")(lambda g: [g.exponential(), g.exponential(2.5), g.exponential(0.0),
                                              g.exponential(0.3, 200)])
    for p in [1e-19, 1e-9, 0.01, 0.25, 0.3333, 1 / 3, 0.5, 0.9, 1.0]:
        case(f"geometric {p}")(lambda g, p=p: [g.geometric(p), g.geometric(p, size=300)])
    case("choice")(lambda g: [g.choice(4), g.choice(1), g.choice(6, 20), g.choice([10, 20, 30]),
                              g.choice([10, 20, 30], 9), g.choice(5, 0)])
    case("choice-p")(lambda g: [g.choice(4, p=P4), g.choice(4, 50, p=P4), g.choice(5, p=P5), g.choice(5, 50, p=P5),
                                g.choice([10, 20, 30, 40], p=P4), g.choice([10, 20, 30, 40], 9, p=P4),
                                [g.choice(10, p=P10) for _ in range(500)], g.choice(10, 500, p=P10)])
    case("choice-distinct")(lambda g: [
        g.choice(10, 10, replace=False), g.choice(1, 1, replace=False), g.choice(1000, 20, replace=False),
        g.choice(1000, 20, replace=False, shuffle=False), g.choice(20000, 401, replace=False),
        g.choice(20000, 400, replace=False), g.choice(20000, 1001, replace=False, shuffle=False),
        g.choice(20000, 1000, replace=False, shuffle=False), g.choice(10001, 10001, replace=False),
        g.choice([5, 6, 7, 8], 3, replace=False), g.choice(5, 0, replace=False)])
    case("choice-distinct-p")(lambda g: [
        g.choice(4, 4, replace=False, p=P4), g.choice(5, 3, replace=False, p=P5), g.choice(10, 6, replace=False, p=P10),
        [g.choice(10, 8, replace=False, p=P10) for _ in range(50)], g.choice([5, 6, 7, 8], 2, replace=False, p=P4)])
    case("permutation")(lambda g: [g.permutation(10), g.permutation(0), g.permutation(1), g.permutation(1000),
                                   g.permutation([4, 5, 6, 7, 8]), g.integers(5)])
    case("shuffle")(lambda g: [shuffled(g, 2), shuffled(g, 77), shuffled(g, 0), g.random(), shuffled(g, 5)])
    return cases


def shuffled(stream, count):
    values = np.arange(count) * 3
    stream.shuffle(values)
    return values


def twister_cases():
    def case(name):
        return lambda function: cases.append((name, function))

    cases = []
    case("random")(lambda g: [g.random(), g.random(2000)])
    case("randint")(lambda g: [g.randint(2), g.randint(1), g.randint(6, size=40), g.randint(-5, 9), g.randint(3, 4),
                               g.randint(0, 2**31, 5), g.randint(0, 2**32, 5), g.randint(0, 2**32 + 1, 5),
                               g.randint(-2**63, 2**63 - 1, 5), g.randint(0, 2**40, 30), g.randint(0, 1000, 700)])
    case("uniform")(lambda g: [g.uniform(), g.uniform(-0.05, 0.05), g.uniform(2.0, 1.0), g.uniform(-3.0, 8.5, 300)])
    case("normal")(lambda g: [g.normal(), g.normal(3.0, 2.5), g.normal(5.0), g.normal(0.1, 0.3, 7), g.random(),
                              g.normal(), g.normal(size=20000)])
    case("choice")(lambda g: [g.choice(4), g.choice(1), g.choice(6, 20), g.choice([10, 20, 30]),
                              g.choice([10, 20, 30], 9), g.choice(5, 0)])
    case("choice-p")(lambda g: [g.choice(4, p=P4), g.choice(4, 50, p=P4), g.choice(5, p=P5), g.choice(5, 50, p=P5),
                                g.choice([10, 20, 30, 40], p=P4), g.choice([10, 20, 30, 40], 9, p=P4),
                                [g.choice(10, p=P10) for _ in range(500)], g.choice(10, 500, p=P10)])
    case("choice-distinct")(lambda g: [
        g.choice(10, 10, replace=False), g.choice(1, 1, replace=False), g.choice(1000, 20, replace=False),
        g.choice([5, 6, 7, 8], 3, replace=False), g.choice(4, 4, replace=False, p=P4),
        [g.choice(10, 8, replace=False, p=P10) for _ in range(50)]])
    case("permutation")(lambda g: [g.permutation(10), g.permutation(0), g.permutation(1), g.permutation(1000),
                                   g.permutation([4, 5, 6, 7, 8]), g.randint(5)])
    case("shuffle")(lambda g: [shuffled(g, 2), shuffled(g, 77), shuffled(g, 0), g.random(), shuffled(g, 5)])
    case("mixed")(lambda g: [g.random(), g.randint(6), g.random(), g.normal(), g.uniform(1.0, 2.0), g.normal(),
                             g.choice(3, p=[0.2, 0.3, 0.5]), g.permutation(4), g.randint(100, size=3), g.random()])
    return cases


def generator_state(generator):
    state = generator.bit_generator.state
    position, increment = state["state"]["state"], state["state"]["inc"]
    words = [position & MASK, position >> 64, increment & MASK, increment >> 64, state["has_uint32"]]
    return fnv(words + ([state["uinteger"]] if state["has_uint32"] else []))


def twister_state(stream):
    _, key, position, has_gauss, gauss = stream.get_state()
    return fnv([int(word) for word in key] + [position, has_gauss] + bits(float(gauss)))


def write(name, seeds, cases, make, state):
    lines = [f"# NumPy {np.__version__}, Python {platform.python_version()}, {platform.libc_ver()[0]} "
             f"{platform.libc_ver()[1]}, {platform.machine()}; made by make_random_reference.py",
             "# seed|case|values|FNV-1a-64 of all values|FNV-1a-64 of the state afterwards|first values"]
    total = 0
    for seed in seeds:
        for case, function in cases:
            stream = make(seed)
            words = bits(function(stream))
            total += len(words)
            kept = 50 if len(words) > 1000 else 6
            first = " ".join(f"{word:x}" for word in words[:kept])
            lines.append(f"{seed:x}|{case}|{len(words)}|{fnv(words):016x}|{state(stream):016x}|{first}")
    (HERE / name).write_text("\n".join(lines) + "\n")
    print(f"{name}: {len(lines) - 2} lines, {total} values, {(HERE / name).stat().st_size} bytes")


if __name__ == "__main__":
    write("generator.txt", SEEDS, generator_cases(), np.random.default_rng, generator_state)
    write("mersenne-twister.txt", SMALL_SEEDS, twister_cases(), np.random.RandomState, twister_state)
