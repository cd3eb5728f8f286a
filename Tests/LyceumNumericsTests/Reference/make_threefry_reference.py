"""Writes threefry.tsv: keys, bits, integers and numbers of JAX's counter-based generator.

Made with jax 0.10.2 on the CPU, jax_threefry_partitionable on (its default). Run: python make_threefry_reference.py
"""

import pathlib

import jax
import numpy as np

assert jax.__version__ == "0.10.2", jax.__version__
random = jax.random


def words(array):
    return " ".join(f"{int(word):08x}" for word in np.asarray(array).view(np.uint32).ravel())


lines = []


def line(kind, seed, arguments, result):
    lines.append("\t".join([kind, str(seed), arguments, words(result)]))


for seed in [0, 1, 2, 42, 123, 2**16, 2**31 - 1]:
    key = random.PRNGKey(seed)
    line("key", seed, "", key)
    for count in [2, 3, 5]:
        line("split", seed, str(count), random.split(key, count))
    for data in [0, 1, 7, 2**32 - 1]:
        line("fold", seed, str(data), random.fold_in(key, np.uint32(data)))
    line("bits", seed, "9", random.bits(key, (9,)))
    line("uniform", seed, "0 1 9", random.uniform(key, (9,)))
    for low, high in [(-0.05, 0.05), (-3.0, 8.5), (2.0, 2.0)]:
        line("uniform", seed, f"{low} {high} 9", random.uniform(key, (9,), minval=low, maxval=high))
    for low, high in [(0, 13), (0, 1), (-7, 7), (0, 2**31 - 1), (-(2**31), 2**31 - 1), (5, 70005), (3, 3)]:
        line("integers", seed, f"{low} {high} 9", random.randint(key, (9,), low, high))
    for chance in [0.0, 0.25, 0.9, 1.0]:
        line("bernoulli", seed, f"{chance} 9", np.asarray(random.bernoulli(key, chance, (9,))).astype(np.uint32))
    # A chain of splits, as a program uses them.
    chain = []
    for _ in range(20):
        key, own = random.split(key)
        chain.append(np.asarray(random.bits(own, (1,))))
    line("chain", seed, "20", np.concatenate(chain))

pathlib.Path(__file__).with_name("threefry.tsv").write_text("\n".join(lines) + "\n")
