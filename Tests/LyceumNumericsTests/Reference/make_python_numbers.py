"""Writes numbers as Python prints them, for the tests of LyceumNumerics.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6
    .venv/bin/python Tests/LyceumNumericsTests/Reference/make_python_numbers.py

Files beside this script, one number per line: the bits in hexadecimal, then repr(float) in python-doubles.txt and
str(numpy.float32) in python-floats.txt.
"""

import pathlib
import platform
import random

import numpy as np

HERE = pathlib.Path(__file__).parent
COUNT = 5000


def double(bits):
    return np.uint64(bits).view(np.float64).item()


def doubles():
    special = [0.0, -0.0, 1.0, -1.0, 0.1, 1e-4, 9.999999999999999e-05, 1e-5, 1e15, 1e16, 9999999999999998.0, -1e16,
               1e22, 1e23, 2.0**53, 2.0**53 + 2, -(2.0**53) - 2, 1.7976931348623157e308, 2.2250738585072014e-308,
               5e-324, 100.0, 1e100, 123456.789, float("inf"), -float("inf"), float("nan")]
    values = special + [2.0**power for power in range(-1074, 1024, 7)] + [10.0**power for power in range(-20, 25)]
    while len(values) < COUNT:
        values += [
            double(random.getrandbits(64)),
            float(random.randrange(2**53, 10**16)),
            -float(random.randrange(10**15, 2**54)),
            double(random.getrandbits(random.randrange(1, 53))),
            random.uniform(-1e3, 1e3),
            round(random.uniform(-1e3, 1e3), random.randrange(7)),
            float(random.randrange(1, 10**6)) * 10.0 ** random.randrange(12),
            random.random() * 10.0 ** random.randrange(-7, 0),
        ]
    return values


def floats():
    special = [0.0, -0.0, 1.0, 0.1, 1e-4, 1.0000001e-4, 1e-5, 999999.9, 999999.94, 1e6, -1e6, 1000000.1, 16777216.0,
               16777218.0, 1e8, 1e15, 1e16, 3.4028235e38, 1.17549435e-38, 1e-45, float("inf"), -float("inf"),
               float("nan")]
    values = [np.float32(value) for value in special] + [np.float32(2.0**power) for power in range(-149, 128)]
    while len(values) < COUNT:
        values += [
            np.uint32(random.getrandbits(32)).view(np.float32),
            np.uint32(random.getrandbits(random.randrange(1, 23))).view(np.float32),
            np.float32(random.randrange(10**5, 2 * 10**7)),
            np.float32(round(random.uniform(-1e3, 1e3), random.randrange(7))),
            np.float32(random.random() * 10.0 ** random.randrange(-7, 0)),
            -np.float32(random.randrange(1, 10**4) * 10.0 ** random.randrange(6)),
        ]
    return values


def write(name, lines):
    head = f"# Python {platform.python_version()}, NumPy {np.__version__}; made by make_python_numbers.py"
    (HERE / name).write_text("\n".join([head] + lines) + "\n")


if __name__ == "__main__":
    random.seed(2026)
    write("python-doubles.txt", [f"{np.float64(v).view(np.uint64):x} {v!r}" for v in doubles()[:COUNT]])
    write("python-floats.txt", [f"{v.view(np.uint32):x} {v!s}" for v in floats()[:COUNT]])
