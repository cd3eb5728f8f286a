"""Makes Sources/LyceumKernels/SineTable.h: the sines and cosines that the rows of angles start from.

    python make_sine_table.py > ../../../Sources/LyceumKernels/SineTable.h

Needs mpmath 1.3.0. For each k from 0 to 109 there are sin(k/128) and cos(k/128), each as the nearest double and, beside it, what
the double lacks, rounded to a double as well. glibc 2.36, whose bits the rows have, was made from values that are exact to some
2**-115 only: LAST_PLACES says by how many units in the last place its second numbers differ from the exact ones.
"""

import math

import mpmath

LAST_PLACES = {
    ("sin", 2): -1, ("sin", 10): -1, ("sin", 23): -39, ("cos", 26): 1, ("sin", 27): -1, ("sin", 33): -1, ("sin", 34): -1,
    ("sin", 36): 1, ("sin", 40): -2, ("cos", 44): -1, ("cos", 70): 1, ("sin", 75): -1, ("cos", 75): 2, ("cos", 79): 1,
    ("sin", 85): -1, ("sin", 90): -2, ("sin", 94): 1, ("sin", 107): 1,
}

HEAD = """\
// Sines and cosines of multiples of 1/128: sin, what it lacks, cos, what it lacks. Written by make_sine_table.py.

#ifndef LYCEUM_SINE_TABLE_H
#define LYCEUM_SINE_TABLE_H

static const double sine_table[128][4] __attribute__((aligned(32))) = {"""


def pair(name, k):
    exact = getattr(mpmath, name)(mpmath.mpf(k) / 128)
    high = float(exact)
    low = float(exact - mpmath.mpf(high))
    return high, low + LAST_PLACES.get((name, k), 0) * math.ulp(low)


mpmath.mp.prec = 400
print(HEAD)
for k in range(110):
    print("    {" + ", ".join(number.hex() for number in pair("sin", k) + pair("cos", k)) + "},")
print("};\n\n#endif")
