"""Makes Sources/LyceumKernels/TellingAngles.h: angles by which glibc's sines and cosines are told from any others.

    python make_telling_angles.py > ../../../Sources/LyceumKernels/TellingAngles.h

Needs mpmath 1.3.0, and glibc 2.36 on a processor with fused multiply-adds. An angle is telling where the C library's sine or
cosine is not the double nearest to the exact one, and where the same library without fused operations gives another double (or
one of the two, where there are too few): a library that rounds better, or another order of operations, is found out by some of
them. There are some for each way that an angle can take through the computation.
"""

import ctypes
import os
import random
import subprocess
import sys

import mpmath

EACH = 6
RANGES = [
    (0.001, 0.126), (0.126, 0.85), (0.86, 1.4), (1.4, 1.7), (1.7, 2.42), (2.43, 3.0), (3.0, 3.3), (3.3, 4.6), (4.6, 4.8),
    (4.8, 6.2), (6.2, 6.4), (6.4, 100), (100, 1e5), (1e5, 1e8),
]


def values(angles):
    library = ctypes.CDLL("libm.so.6")
    for name in ("sin", "cos"):
        getattr(library, name).restype = ctypes.c_double
        getattr(library, name).argtypes = [ctypes.c_double]
    return [(library.sin(angle), library.cos(angle)) for angle in angles]


if sys.argv[1:] == ["--values"]:
    for sine, cosine in values(map(float.fromhex, sys.stdin.read().split())):
        print(sine.hex(), cosine.hex())
    sys.exit()

mpmath.mp.prec = 200
random.seed(1)
print("// Angles whose sines and cosines differ between C libraries. Written by make_telling_angles.py.\n")
print("#ifndef LYCEUM_TELLING_ANGLES_H\n#define LYCEUM_TELLING_ANGLES_H\n\nstatic const double telling_angles[] = {")
plain = {**os.environ, "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"}
for low, high in RANGES:
    angles = [random.uniform(low, high) * random.choice([-1, 1]) for _ in range(60_000)]
    ours = values(angles)
    text = subprocess.run(
        [sys.executable, __file__, "--values"], input="\n".join(map(float.hex, angles)), env=plain, text=True, check=True,
        capture_output=True).stdout.split()
    unfused = list(zip(map(float.fromhex, text[::2]), map(float.fromhex, text[1::2])))
    for which, exact in enumerate((mpmath.sin, mpmath.cos)):
        signs = [
            (ours[i][which] != unfused[i][which]) + (ours[i][which] != float(exact(mpmath.mpf(angle))))
            for i, angle in enumerate(angles)
        ]
        found = [angles[i] for i in sorted(range(len(angles)), key=lambda i: -signs[i])[:EACH] if signs[i]]
        print(f"{low} to {high}: {len(found)} of {'sin cos'.split()[which]}", file=sys.stderr)
        for start in range(0, len(found), 3):
            print("    " + ", ".join(map(float.hex, found[start : start + 3])) + ",")
print("};\n\n#endif")
