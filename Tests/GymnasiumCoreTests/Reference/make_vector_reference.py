"""Write what Gymnasium's vector environments give over roll-outs with sampled actions.

Writes vectors.tsv beside this file (tab-separated, first line names the columns).

    id       the environment
    lanes    the number of lanes
    mode     NextStep, SameStep or Disabled (a sync vector; with Disabled, lanes that are done are reset by a mask), or
             vector_entry_point
    options  the arguments of make_vec as JSON
    reset    the options of reset as JSON
    seed     the argument of reset and of the action space's seed()
    done     the number of lanes' episodes that ended
    hash     FNV-1a-64 over all that came: after the reset the observations and information, then for each of 250 steps
             observations, rewards (float64), terminated, truncated (one byte each) and information

The information of FrozenLake is left out: its resets give a whole number where its steps give a fraction, and the vectors
hashed here drop the fractions of lanes that come after one that was reset.

Arrays are hashed as their bytes in their own type, tuples part by part; information as each key (UTF-8) followed by its value,
lists of objects object by object, None as nothing.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64.
"""

import json
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium.vector import AutoresetMode

HERE = Path(__file__).resolve().parent
STEPS = 250


class Hash:
    def __init__(self):
        self.value = 0xCBF29CE484222325

    def add(self, data):
        value = self.value
        for byte in data:
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        self.value = value

    def value_of(self, value):
        if value is None:
            return
        if isinstance(value, dict):
            for key, entry in value.items():
                self.add(key.encode())
                self.value_of(entry)
        elif isinstance(value, (tuple, list)):
            for part in value:
                self.value_of(part)
        elif isinstance(value, np.ndarray) and value.dtype == object:
            for part in value:
                self.value_of(part)
        elif isinstance(value, str):
            self.add(value.encode())
        else:
            array = np.asarray(value)
            self.add(array.tobytes())


def roll_out(lanes, seed, reset, disabled, informed):
    digest, done = Hash(), 0
    observations, infos = lanes.reset(seed=seed, options=dict(reset) if reset else None)
    digest.value_of(observations)
    digest.value_of(infos if informed else None)
    lanes.action_space.seed(seed)
    for _ in range(STEPS):
        observations, rewards, terminated, truncated, infos = lanes.step(lanes.action_space.sample())
        digest.value_of(observations)
        digest.value_of(rewards.astype(np.float64))
        digest.value_of(terminated)
        digest.value_of(truncated)
        digest.value_of(infos if informed else None)
        over = terminated | truncated
        done += int(over.sum())
        if disabled and over.any():
            observations, infos = lanes.reset(options={"reset_mask": over})
            digest.value_of(observations)
            digest.value_of(infos if informed else None)
    return done, f"{digest.value:016x}"


def cases():
    for env_id in ("CartPole-v1", "Pendulum-v1", "FrozenLake-v1", "Taxi-v4", "Blackjack-v1"):
        for mode in AutoresetMode:
            yield env_id, 3, mode.value, {}, {}
    yield "CartPole-v1", 1, "SameStep", {"sutton_barto_reward": True}, {"low": -0.1, "high": 0.1}
    for lanes in (1, 3, 7, 64):
        yield "CartPole-v1", lanes, "vector_entry_point", {}, {}
    yield "CartPole-v1", 5, "vector_entry_point", {"sutton_barto_reward": True}, {"low": -0.2, "high": 0.15}
    yield "CartPole-v0", 5, "vector_entry_point", {"max_episode_steps": 12}, {}


def main():
    with open(HERE / "vectors.tsv", "w") as file:
        print("id", "lanes", "mode", "options", "reset", "seed", "done", "hash", sep="\t", file=file)
        for env_id, count, mode, options, reset in cases():
            for seed in range(20):
                if mode == "vector_entry_point":
                    lanes = gym.make_vec(env_id, count, **options)
                else:
                    lanes = gym.make_vec(
                        env_id, count, vectorization_mode="sync",
                        vector_kwargs={"autoreset_mode": AutoresetMode(mode)}, **options)
                done, digest = roll_out(
                    lanes, seed, reset, mode == "Disabled", env_id != "FrozenLake-v1")
                print(env_id, count, mode, json.dumps(options), json.dumps(reset), seed, done, digest, sep="\t", file=file)


main()
