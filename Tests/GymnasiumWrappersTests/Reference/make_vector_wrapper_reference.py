"""Write reference data of the wrappers around vector environments: vector_wrappers.tsv beside this file.

One roll-out per line, columns named in the first line:
    id, mode     the environment and the autoreset mode
    wrapper      the wrapper of gymnasium.wrappers.vector, arguments as JSON
    steps        300, with actions sampled from the single wrapped action space, seed 42, lane by lane
    first        the first lane's first observation after each of the first 3 steps in hex, separated by blanks
    hash         FNV-1a-64 of the byte stream
    numbers      for NormalizeObservation and NormalizeReward: the observations or rewards of the three lanes after the
                 steps 1, 2, 3, 10, 20, 30, ... 300 in decimal with 9 significant digits, separated by blanks

Byte stream: observations after the reset with seed 42; at every step observations, rewards as float64, one byte for each
lane's terminated, one for each lane's truncated; where there is one, final_obs of the lanes that have it; of episode
statistics the returns as float64, the lengths as int64 and the mask.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64 (glibc).
"""

import json
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium.vector import AutoresetMode, SyncVectorEnv
from gymnasium.wrappers import vector as gv

from make_wrapper_reference import Hash

HERE = Path(__file__).resolve().parent
INF = float("inf")
COMMON = [
    ("RecordEpisodeStatistics", {"buffer_length": 3}),
    ("FlattenObservation", {}),
    ("DtypeObservation", {"dtype": "float64"}),
    ("ClipReward", {"min_reward": -1.0, "max_reward": 0.5}),
    ("NormalizeObservation", {}),
    ("NormalizeReward", {}),
]
OWN = {
    "CartPole-v1": [
        ("ReshapeObservation", {"shape": [2, 2]}),
        ("RescaleObservation", {"min_obs": [-1.0, -INF, 0.0, -INF], "max_obs": [1.0, INF, 0.3, INF]}),
    ],
    "Pendulum-v1": [
        ("ReshapeObservation", {"shape": [3, 1]}),
        ("RescaleObservation", {"min_obs": -1.0, "max_obs": 1.0}),
        ("ClipAction", {}),
        ("RescaleAction", {"min_action": -1.0, "max_action": 1.0}),
    ],
}
# The vectorised forms of these refuse SAME_STEP in Gymnasium.
OBSERVATIONS = {"FlattenObservation", "DtypeObservation", "NormalizeObservation", "ReshapeObservation",
                "RescaleObservation"}


def wrapped(env, name, kwargs):
    kwargs = {key: np.array(value, np.float32) if key.endswith("_obs") and isinstance(value, list) else value
              for key, value in kwargs.items()}
    if "dtype" in kwargs:
        kwargs["dtype"] = np.dtype(kwargs["dtype"]).type
    if "shape" in kwargs:
        kwargs["shape"] = tuple(kwargs["shape"])
    return getattr(gv, name)(env, **kwargs)


def roll_out(id, mode, name, kwargs):
    env = wrapped(SyncVectorEnv([lambda: gym.make(id)] * 3, autoreset_mode=mode), name, kwargs)
    digest, first, numbers = Hash(), [], []
    digest.add(env.reset(seed=42)[0].tobytes())
    env.single_action_space.seed(42)
    for step in range(1, 301):
        actions = np.stack([env.single_action_space.sample() for _ in range(3)])
        observations, rewards, terminated, truncated, infos = env.step(actions)
        digest.add(observations.tobytes() + rewards.astype(np.float64).tobytes())
        digest.add(bytes(terminated.tolist()) + bytes(truncated.tolist()))
        for last in infos.get("final_obs", []):
            if last is not None:
                digest.add(last.tobytes())
        if "episode" in infos:
            digest.add(infos["episode"]["r"].tobytes() + infos["episode"]["l"].tobytes())
            digest.add(bytes(infos["_episode"].tolist()))
        if step <= 3:
            first.append(observations[0].tobytes().hex())
        if name.startswith("Normalize") and (step <= 3 or step % 10 == 0):
            numbers += list((observations if name == "NormalizeObservation" else rewards).ravel())
    return [" ".join(first), digest, " ".join(f"{float(number):.9g}" for number in numbers)]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    rows = []
    for id, own in OWN.items():
        for mode in (AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP):
            for name, kwargs in COMMON + own:
                if mode == AutoresetMode.SAME_STEP and name in OBSERVATIONS:
                    continue
                rows.append([id, mode.value, name, json.dumps(kwargs), 300, *roll_out(id, mode, name, kwargs)])
    columns = ["id", "mode", "wrapper", "arguments", "steps", "first", "hash", "numbers"]
    text = "\n".join("\t".join(map(str, row)) for row in [columns] + rows) + "\n"
    (HERE / "vector_wrappers.tsv").write_text(text)
