"""Write reference data of the wrappers around single environments.

Writes, beside this file:

    wrappers.tsv     one roll-out per line, columns named in the first line:
        id           the environment
        wrappers     wrappers as in the JSON of a spec, inside first
        space        what the wrapped observation space prints, action space
        seed         of reset and of the action space
        first        the bytes of the first 5 observations in hex, separated by blanks
        hash         FNV-1a-64 of the byte stream
    normalized.tsv   roll-outs of NormalizeObservation and NormalizeReward: id, seed, step, then the
                     observation or the reward in decimal
    images.tsv       kind, height, width and channels of a random image, the arguments, the first 8 bytes of the
                     result in hex, FNV-1a-64 of all its bytes
    atari.tsv        roll-outs of AtariPreprocessing around the made-up machine below: arguments as JSON, seed,
                     shape of the screens, FNV-1a-64 of the byte stream, episodes

A roll-out has 300 steps with actions sampled from the wrapped action space.  Byte stream: at every reset the
observation; at every step the observation, the reward as float64, one byte terminated, one byte truncated and, where the
information has them, the return as float64 and the length as int64 of the episode.  An episode that ends is followed by
reset() without a seed.  Numbers are little-endian in their own type, whole numbers without one are int64, dictionaries
are in the order of their keys.  A random image is default_rng(seed).integers(0, 256, shape, uint8), seed = the line's
number among those of images.tsv, counted from 0.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6, opencv-python-headless 5.0.0.93 on Linux x86-64 (glibc).
"""

import json
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium import wrappers as gw

HERE = Path(__file__).resolve().parent
MASK = (1 << 64) - 1


class Hash:
    """FNV-1a, 64 bit."""

    def __init__(self):
        self.value = 0xCBF29CE484222325

    def add(self, data):
        h = self.value
        for byte in data:
            h = ((h ^ byte) * 0x100000001B3) & MASK
        self.value = h

    def __str__(self):
        return f"{self.value:016x}"


def data(observation):
    """The bytes of an observation."""
    if isinstance(observation, dict):
        return b"".join(data(part) for part in observation.values())
    if isinstance(observation, tuple):
        return b"".join(data(part) for part in observation)
    return np.asarray(observation).tobytes()


def roll_out(env, seed, steps=300):
    """The first observations, the hash and the number of episodes."""
    digest, first, episodes = Hash(), [], 0

    def note(observation):
        bits = data(observation)
        digest.add(bits)
        if len(first) < 5:
            first.append(bits.hex())

    note(env.reset(seed=seed)[0])
    env.action_space.seed(seed)
    for _ in range(steps):
        observation, reward, terminated, truncated, info = env.step(env.action_space.sample())
        note(observation)
        digest.add(np.float64(reward).tobytes() + bytes([bool(terminated), bool(truncated)]))
        if "episode" in info:
            digest.add(np.float64(info["episode"]["r"]).tobytes() + np.int64(info["episode"]["l"]).tobytes())
        if terminated or truncated:
            episodes += 1
            note(env.reset()[0])
    return first, str(digest), episodes


INF = float("inf")
ANY = [
    [("Autoreset", {})],
    [("RecordEpisodeStatistics", {"buffer_length": 3})],
    [("FlattenObservation", {})],
    [("DtypeObservation", {"dtype": "float64"})],
    [("DelayObservation", {"delay": 0})],
    [("DelayObservation", {"delay": 3})],
    [("TimeAwareObservation", {})],
    [("TimeAwareObservation", {"normalize_time": True})],
    [("TimeAwareObservation", {"flatten": False})],
    [("TimeAwareObservation", {"flatten": False, "normalize_time": True, "dict_time_key": "clock"})],
    [("TimeAwareObservation", {"flatten": False}), ("FilterObservation", {"filter_keys": ["time"]})],
    [("TimeAwareObservation", {"flatten": False}), ("FlattenObservation", {})],
    [("FrameStackObservation", {"stack_size": 4})],
    [("FrameStackObservation", {"stack_size": 3, "padding_type": "zero"})],
    [("FrameStackObservation", {"stack_size": 2}), ("FlattenObservation", {})],
    [("MaxAndSkipObservation", {})],
    [("MaxAndSkipObservation", {"skip": 2})],
    [("StickyAction", {"repeat_action_probability": 0.25})],
    [("StickyAction", {"repeat_action_probability": 0.5, "repeat_action_duration": 2})],
    [("StickyAction", {"repeat_action_probability": 0.4, "repeat_action_duration": (1, 3)})],
    [("RepeatAction", {"num_repeats": 1})],
    [("RepeatAction", {"num_repeats": 3})],
    [("ClipReward", {"min_reward": -1, "max_reward": 0.5})],
    [("StickyAction", {"repeat_action_probability": 0.25}), ("RepeatAction", {"num_repeats": 2}),
     ("FrameStackObservation", {"stack_size": 2}), ("RecordEpisodeStatistics", {})],
]
CARTPOLE = [
    [("ReshapeObservation", {"shape": (2, 2)})],
    [("RescaleObservation", {"min_obs": [-1.0, -INF, 0.0, -INF], "max_obs": [1.0, INF, 0.3, INF]})],
    [("DtypeObservation", {"dtype": "int32"})],
    [("ReshapeObservation", {"shape": (2, 2)}), ("FrameStackObservation", {"stack_size": 2})],
]
PENDULUM = [
    [("ReshapeObservation", {"shape": (3, 1)})],
    [("RescaleObservation", {"min_obs": -1.0, "max_obs": 1.0})],
    [("RescaleObservation", {"min_obs": [0.0, -3.0, 0.5], "max_obs": [0.1, 7.0, 0.75]})],
    [("DiscretizeObservation", {"bins": 6})],
    [("DiscretizeObservation", {"bins": (5, 4, 7)})],
    [("DiscretizeObservation", {"bins": (5, 4, 7), "multidiscrete": True})],
    [("DiscretizeObservation", {"bins": (5, 4, 7)}), ("FlattenObservation", {})],
    [("DiscretizeObservation", {"bins": (5, 4, 7)}), ("FrameStackObservation", {"stack_size": 3})],
    [("DiscretizeObservation", {"bins": 3, "multidiscrete": True}), ("DelayObservation", {"delay": 2})],
    [("DiscretizeObservation", {"bins": 9}), ("DtypeObservation", {"dtype": "float32"})],
    [("ClipAction", {})],
    [("RescaleAction", {"min_action": -1.0, "max_action": 1.0})],
    [("RescaleAction", {"min_action": [0.25], "max_action": [0.75]})],
    [("RescaleAction", {"min_action": 0.0, "max_action": 1.0}), ("ClipAction", {})],
    [("DiscretizeAction", {"bins": 5})],
    [("DiscretizeAction", {"bins": (7,), "multidiscrete": True})],
    [("ClipReward", {"max_reward": -1.5})],
]


def wrap(env, layers):
    for name, kwargs in layers:
        kwargs = dict(kwargs)
        if "dtype" in kwargs:
            kwargs["dtype"] = np.dtype(kwargs["dtype"]).type
        for key in ("min_obs", "max_obs", "min_action", "max_action"):
            if key in kwargs:
                kwargs[key] = np.array(kwargs[key], np.float32) if isinstance(kwargs[key], list) else kwargs[key]
        env = getattr(gw, name)(env, **kwargs)
    return env


def write(name, columns, rows):
    text = "\n".join("\t".join(map(str, row)) for row in [columns] + rows) + "\n"
    (HERE / name).write_text(text)


def roll_outs():
    rows = []
    for id, stacks in (("CartPole-v1", ANY + CARTPOLE), ("Pendulum-v1", ANY + PENDULUM)):
        for layers in stacks:
            for seed in (1, 42):
                env = wrap(gym.make(id), layers)
                first, digest, _ = roll_out(env, seed)
                text = json.dumps([{"name": name, "kwargs": kwargs} for name, kwargs in layers])
                space = " ".join(str(env.observation_space).split())
                rows.append([id, text, space, env.action_space, seed, " ".join(first), digest])
    write("wrappers.tsv", ["id", "wrappers", "observation space", "action space", "seed", "first", "hash"], rows)


def normalized():
    rows = []
    for id in ("CartPole-v1", "Pendulum-v1"):
        for seed in (1, 42):
            env = gw.NormalizeReward(gw.NormalizeObservation(gym.make(id)))
            observation, _ = env.reset(seed=seed)
            env.action_space.seed(seed)
            rows.append([id, seed, 0, 0.0, *map(repr, map(float, observation))])
            for step in range(1, 301):
                observation, reward, terminated, truncated, _ = env.step(env.action_space.sample())
                if step <= 20 or step % 10 == 0:
                    rows.append([id, seed, step, repr(float(reward)), *map(repr, map(float, observation))])
                if terminated or truncated:
                    env.reset()
    write("normalized.tsv", ["id", "seed", "step", "reward", "observation"], rows)


class Picture(gym.Env):
    """An environment that shows one image."""

    def __init__(self, image):
        self.image = image
        self.observation_space = gym.spaces.Box(0, 255, image.shape, np.uint8)
        self.action_space = gym.spaces.Discrete(1)

    def reset(self, *, seed=None, options=None):
        return self.image, {}


def images():
    rows = []

    def add(kind, shape, wrapper, *arguments):
        image = np.random.default_rng(len(rows)).integers(0, 256, shape, np.uint8)
        result = wrapper(Picture(image)).reset()[0]
        digest = Hash()
        digest.add(result.tobytes())
        sizes = list(shape) + [0] * (3 - len(shape))
        rows.append([kind, *sizes, " ".join(map(str, arguments)), " ".join(map(str, result.shape)),
                     result.tobytes()[:8].hex(), digest])

    for shape in [(25, 25, 3), (7, 30, 3), (1, 1, 3)]:
        for keep in (False, True):
            add("gray", shape, lambda env: gw.GrayscaleObservation(env, keep_dim=keep), int(keep))
    for shape, size in [
        ((20, 30), (10, 15)), ((21, 30), (7, 10)), ((40, 40), (10, 10)), ((42, 32), (17, 17)), ((25, 31, 3), (10, 7)),
        ((30, 30, 3), (20, 13)), ((9, 9), (9, 5)), ((9, 9), (9, 9)), ((5, 5, 3), (10, 10)), ((20, 30), (31, 47)),
        ((20, 30, 3), (10, 45)), ((7, 9), (40, 40)), ((30, 20), (33, 10)), ((20, 30), (10, 30)), ((1, 1), (4, 4)),
        ((12, 12, 1), (6, 6)), ((12, 12, 2), (5, 5)), ((20, 30, 4), (10, 15)), ((2, 2), (1, 1)), ((3, 50), (2, 7)),
    ]:
        add("resize", shape, lambda env: gw.ResizeObservation(env, size), *size)
    write("images.tsv", ["kind", "height", "width", "channels", "arguments", "shape", "first", "hash"], rows)


class Machine(gym.Env):
    """A made-up game console: the pixels are a formula, a life is lost every 23 frames."""

    metadata = {"render_modes": []}

    class Ale:
        def __init__(self, machine):
            self.machine = machine

        def lives(self):
            return self.machine.lives

        def getScreenRGB(self, out=None):
            if out is None:
                return self.machine.screen()
            out[...] = self.machine.screen()

        def getScreenGrayscale(self, out=None):
            screen = np.rint(self.machine.screen() @ np.array([0.2989, 0.5870, 0.1140])).astype(np.uint8)
            if out is None:
                return screen
            out[...] = screen

    def __init__(self):
        self.observation_space = gym.spaces.Box(0, 255, (42, 32, 3), np.uint8)
        self.action_space = gym.spaces.Discrete(4)
        self._frameskip = 1
        self.ale = self.Ale(self)
        self.frame, self.sum, self.lives = 0, 0, 3

    def get_action_meanings(self):
        return ["NOOP", "FIRE", "LEFT", "RIGHT"]

    def screen(self):
        y, x, c = np.mgrid[0:42, 0:32, 0:3]
        return ((7 * y + 13 * x * (c + 1) + 29 * c + 31 * self.frame + 17 * self.sum) % 256).astype(np.uint8)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.frame, self.sum, self.lives = 0, 0, 3
        return self.screen(), {}

    def step(self, action):
        self.frame += 1
        self.sum += int(action)
        if self.frame % 23 == 0:
            self.lives -= 1
        return self.screen(), float(action) - 1, self.lives == 0, self.frame == 60, {}


def atari():
    rows = []
    for kwargs in [
        {}, {"noop_max": 0}, {"frame_skip": 1}, {"frame_skip": 2, "terminal_on_life_loss": True},
        {"screen_size": 21}, {"screen_size": (16, 21)}, {"grayscale_obs": False, "screen_size": 20},
        {"grayscale_newaxis": True, "screen_size": 20}, {"scale_obs": True, "screen_size": 20, "noop_max": 5},
        {"noop_max": 80, "screen_size": 14, "terminal_on_life_loss": True},
    ]:
        for seed in (1, 42):
            env = gw.AtariPreprocessing(Machine(), **kwargs)
            first, digest, episodes = roll_out(env, seed, steps=30)
            rows.append([json.dumps(kwargs), seed, " ".join(map(str, env.observation_space.shape)), episodes,
                         " ".join(bits[:16] for bits in first), digest])
    write("atari.tsv", ["arguments", "seed", "shape", "episodes", "first", "hash"], rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    roll_outs()
    normalized()
    images()
    atari()
