"""Write reference data of wrappers whose numbers are compared bit for bit: wrapper_bits.tsv beside this file.

One case per line; the columns are kind, type, arguments (JSON), seed, and the result: FNV-1a-64 of the bytes of all
observations (then rewards as float64), little-endian in their own type.

    resize      ResizeObservation; height, width, channels (0: none) of the image and the new height and width.  The image
                is default_rng(seed).integers(0, 256, shape, uint8).
    rescale     RescaleObservation of a box of the type; its bounds, the new ones, and the observations, row by row.
    unscale     RescaleAction of such a box; the actions take the place of the observations, and the result is that of the
                actions that arrive inside.
    normalize   NormalizeObservation of a box of the type, or of a Discrete, MultiDiscrete or MultiBinary space; the number
                of numbers, epsilon, the number of observations, and after how many the statistics are frozen.  Each
                observation is drawn from default_rng(seed): normal(offset, scale, count) for floating point, else
                integers(low, high, count).
    lanes       wrappers of gymnasium.wrappers.vector by name, inside first, around make_vec(id, num_envs,
                vectorization_mode); reset(seed), then steps with actions sampled from the single action space, seeded
                alike, lane by lane.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6, opencv-python-headless 5.0.0.93 on Linux x86-64 (glibc):

    python make_wrapper_bits.py [SEED [FACTOR [FILE]]]

FACTOR multiplies the number of cases.
"""

import json
import sys
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium import spaces
from gymnasium import wrappers as gw
from gymnasium.wrappers import vector as gv

from make_wrapper_reference import Hash

HERE = Path(__file__).resolve().parent
FLOATS = ("float32", "float64")
WHOLE = ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")


class Reel(gym.Env):
    """Shows given observations, and keeps the actions."""

    def __init__(self, space, observations, actions=None):
        self.observation_space, self.observations = space, observations
        self.action_space = actions or spaces.Discrete(2)
        self.position, self.actions = 0, []

    def reset(self, *, seed=None, options=None):
        self.position = 0
        return self.observations[0], {}

    def step(self, action):
        self.actions.append(action)
        self.position = (self.position + 1) % len(self.observations)
        return self.observations[self.position], 0.0, False, False, {}


def digest(parts):
    result = Hash()
    for part in parts:
        result.add(np.asarray(part).tobytes())
    return result


def resize(rng, seed):
    kind = rng.integers(6)
    most = int(rng.integers(4, 100))
    height, width, new_height, new_width = (int(x) for x in rng.integers(1, most, 4))
    if kind == 0:
        new_height = min(height * int(rng.integers(1, 5)), 200)
    elif kind == 1:
        new_height, new_width = (int(x) for x in rng.integers(1, 6, 2))
        height, width = new_height * int(rng.integers(1, 54)), new_width * int(rng.integers(1, 54))
    elif kind == 2:
        new_height, new_width = int(rng.integers(1, height + 1)), int(rng.integers(1, width + 1))
    elif kind == 3:
        new_height = height
    channels = int(rng.choice([0, 1, 2, 3, 4]))
    shape = (height, width) if channels == 0 else (height, width, channels)
    image = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    env = gw.ResizeObservation(Reel(spaces.Box(0, 255, shape, np.uint8), [image]), (new_height, new_width))
    return "uint8", [height, width, channels, new_height, new_width], digest([env.reset()[0]])


def bounds(rng, dtype):
    """The bounds of a box and other ones to scale it to."""
    count = int(rng.integers(1, 5))
    if dtype in WHOLE:
        info = np.iinfo(dtype)
        low = rng.integers(max(info.min, -40), 20, count)
        span = rng.integers(1, 20, count)
        factor = rng.integers(0, 4, count)
        new = rng.integers(max(info.min, -10), 20, count)
        return low.astype(dtype), (low + span).astype(dtype), new, new + span * factor
    low = (rng.normal(0, 3, count) * 10.0 ** rng.integers(-3, 5)).astype(dtype)
    high = (low + np.abs(rng.normal(0, 3, count)) * 10.0 ** rng.integers(-3, 5)).astype(dtype)
    new_low = rng.normal(0, 2, count) if rng.random() < 0.6 else rng.integers(-3, 3, count).astype(float)
    new_high = new_low + np.abs(rng.normal(0, 5, count)) + 1e-3
    for i in range(count):
        chance = rng.random()
        if chance < 0.1:
            low[i] = new_low[i] = -np.inf
        if chance > 0.9 or chance < 0.04:
            high[i] = new_high[i] = np.inf
    return low, high, new_low, new_high


def between(rng, low, high):
    if low.dtype.kind != "f":
        return rng.integers(low, high, endpoint=True)
    low, high = low.astype(float), high.astype(float)
    high = np.where(np.isfinite(high), high, np.where(np.isfinite(low), low + 18, 9))
    return rng.uniform(np.where(np.isfinite(low), low, high - 18), high)


def numbers(array):
    return [x if isinstance(x, int) else repr(x) for x in np.asarray(array).tolist()]


def rescale(rng, seed):
    dtype = str(rng.choice(FLOATS + WHOLE[:-1], p=[0.4, 0.25] + [0.05] * 7))
    low, high, new_low, new_high = bounds(rng, dtype)
    space = spaces.Box(low, high, dtype=np.dtype(dtype).type)
    observations = [between(rng, space.low, space.high).astype(dtype) for _ in range(3)]
    env = gw.RescaleObservation(Reel(space, observations), new_low, new_high)
    results = [env.reset()[0]] + [env.step(0)[0] for _ in range(2)]
    assert all(result.dtype == dtype for result in results)
    return dtype, [*map(numbers, (low, high, new_low, new_high)), *map(numbers, observations)], digest(results)


def unscale(rng, seed):
    dtype = str(rng.choice(FLOATS))
    while True:
        low, high, new_low, new_high = bounds(rng, dtype)
        if (new_low.astype(dtype) < new_high.astype(dtype)).all():
            break
    space = spaces.Box(low, high, dtype=np.dtype(dtype).type)
    inside = Reel(spaces.Discrete(2), [0], space)
    env = gw.RescaleAction(inside, new_low, new_high)
    actions = [between(rng, new_low, new_high).astype(dtype) for _ in range(3)]
    env.reset()
    for action in actions:
        env.step(action)
    assert all(action.dtype == dtype for action in inside.actions)
    return dtype, [*map(numbers, (low, high, new_low, new_high)), *map(numbers, actions)], digest(inside.actions)


def normalize(rng, seed):
    kind = str(rng.choice(("float32", "float64") + WHOLE + ("Discrete", "MultiDiscrete", "MultiBinary")))
    count, length = int(rng.integers(1, 6)), int(rng.integers(1, 60))
    epsilon = float(rng.choice([1e-8, 1e-4, 0.1]))
    frozen = length if rng.random() < 0.5 else int(rng.integers(0, length + 1))
    drawn = np.random.default_rng(seed)
    if kind in FLOATS:
        low, high = float(rng.normal(0, 10)), float(10.0 ** rng.integers(-3, 6))
        observations = [drawn.normal(low, high, count).astype(kind) for _ in range(length)]
        space = spaces.Box(-np.inf, np.inf, (count,), np.dtype(kind).type)
    else:
        low, high = {"Discrete": (0, 48), "MultiDiscrete": (0, 7), "MultiBinary": (0, 2)}.get(kind, (0, 0))
        if kind in WHOLE:
            low = 0 if kind[0] == "u" else -100
            high = int(rng.choice([3, 100, 127]))
        if kind == "Discrete":
            count = 1
        observations = [drawn.integers(low, high, count) for _ in range(length)]
        if kind == "Discrete":
            space, observations = spaces.Discrete(48), [int(x[0]) for x in observations]
        elif kind == "MultiDiscrete":
            space = spaces.MultiDiscrete([7] * count)
        elif kind == "MultiBinary":
            space, observations = spaces.MultiBinary(count), [x.astype(np.int8) for x in observations]
        else:
            space = spaces.Box(low, high, (count,), np.dtype(kind).type)
            observations = [x.astype(kind) for x in observations]
    env = gw.NormalizeObservation(Reel(space, observations), epsilon)
    env.update_running_mean = frozen > 0
    results = [env.reset()[0]]
    for step in range(1, length):
        env.update_running_mean = step < frozen
        results.append(env.step(0)[0])
    assert all(result.dtype == np.float32 for result in results)
    return kind, [count, repr(epsilon), length, frozen, repr(low) if kind in FLOATS else low,
                  repr(high) if kind in FLOATS else high], digest(results)


def lanes(rng, seed):
    id = str(rng.choice(["CartPole-v1"] * 3 + ["MountainCar-v0", "Pendulum-v1", "FrozenLake-v1", "CliffWalking-v1"]))
    count = int(rng.choice([1, 2, 3, 5, 7, 8, 9, 13, 16, 31])) if id != "CartPole-v1" else int(
        rng.choice([1, 2, 3, 6, 7, 8, 9, 15, 17, 40, 127, 129, 300]))
    mode = "sync" if id != "CartPole-v1" or count < 10 and rng.random() < 0.4 else "vector_entry_point"
    chosen = [["NormalizeObservation"], ["NormalizeReward"], ["NormalizeReward", "NormalizeObservation"],
              ["NormalizeObservation", "NormalizeObservation"], ["RecordEpisodeStatistics", "NormalizeObservation"],
              ["DtypeObservation", "NormalizeObservation"], ["FlattenObservation", "NormalizeObservation"]]
    names = chosen[int(rng.integers(len(chosen)))]
    env = gym.make_vec(id, count, mode)
    for name in names:
        env = gv.DtypeObservation(env, np.float64) if name == "DtypeObservation" else getattr(gv, name)(env)
    parts = [env.reset(seed=seed)[0]]
    env.single_action_space.seed(seed)
    for _ in range(40):
        actions = np.stack([env.single_action_space.sample() for _ in range(count)])
        observations, rewards, *_ = env.step(actions)
        parts += [observations, np.asarray(rewards, np.float64)]
    # Observations that lie number by number are hashed lane by lane, too: tobytes() writes rows.
    return id, [count, mode, *names], digest(parts)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    factor = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    file = sys.argv[3] if len(sys.argv) > 3 else HERE / "wrapper_bits.tsv"
    rows = [["kind", "type", "arguments", "seed", "hash"]]
    seed = first
    for case, number in [(resize, 400), (rescale, 250), (unscale, 150), (normalize, 200), (lanes, 60)]:
        for _ in range(int(number * factor)):
            type_, arguments, result = case(np.random.default_rng([7, seed]), seed)
            rows.append([case.__name__, type_, json.dumps(arguments), seed, result])
            seed += 1
    Path(file).write_text("\n".join("\t".join(map(str, row)) for row in rows) + "\n")
