"""Write reference data of LunarLander, BipedalWalker and rldurham/Walker.

Writes, beside this file, tab-separated tables whose first line names the columns:

    box2d_rollouts.tsv   id, options of make (JSON), policy, seed, finished episodes, FNV-1a-64
                         of the byte stream after every 100 steps, and for seed 0 the
                         observation of the first reset and of the first 30 steps, in hex
    box2d_returns.tsv    id, seed, steps, terminated (0 or 1), return of the heuristic
    box2d_grounds.tsv    id, seed, FNV-1a-64 of terrain_y, number of bodies of the ground

Byte stream of a roll-out of 600 steps: at every reset the observation; at every step the
observation, the reward, one byte terminated, one byte truncated. Observations are float32
values, rewards float64; all little-endian. An episode that ends is followed by reset() without
a seed. The action space is seeded with the seed of the first reset, and each roll-out has an
environment of its own.

Policies: "sample" takes env.action_space.sample(); "scale" multiplies the sample by 3 (in
float32); "heuristic" is Gymnasium's, with actions rounded to float32; "still" takes 0.

The heuristic plays one episode a seed in a new environment, with its actions rounded to float32.

Run with Python 3.11, gymnasium 1.4.0, box2d 2.3.10, rldurham 0.1.1 (without its dependencies),
numpy 2.4.6 on Linux x86-64 (glibc).
"""

import importlib.util
import struct
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium.envs.box2d.bipedal_walker import BipedalWalkerHeuristics
from gymnasium.envs.box2d.lunar_lander import heuristic

from reference_data import Hash, dense

HERE = Path(__file__).resolve().parent


def register_walker():
    """Registers rldurham/Walker without the rest of rldurham."""
    path = Path(importlib.util.find_spec("rldurham").origin).parent / "bipedal_walker.py"
    spec = importlib.util.spec_from_file_location("rldurham_bipedal_walker", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gym.register("rldurham/Walker", entry_point=module.BipedalWalker, max_episode_steps=2000)


def text_of(obs):
    return " ".join(f"{bits:08x}" for bits in obs.view(np.uint32))


class Controller:
    """Gymnasium's heuristic for one environment."""

    def __init__(self, env):
        self.env = env
        self.walk = None

    def restart(self):
        if "Lander" not in self.env.spec.id:
            self.walk = BipedalWalkerHeuristics()
            self.walk.a = np.zeros(4)

    def __call__(self, obs):
        action = self.walk.step_heuristic(obs) if self.walk else heuristic(self.env, obs)
        return action if isinstance(action, int) else np.asarray(action, np.float32)


def rollout(name, options, policy, seed):
    env = gym.make(name, **options)
    control = Controller(env)
    digest, hashes, first, episodes = Hash(), [], [], 0
    obs, _ = env.reset(seed=seed)
    control.restart()
    env.action_space.seed(seed)
    digest.add(obs.tobytes())
    first.append(text_of(obs))
    for step in range(1, 601):
        if policy == "heuristic":
            action = control(obs)
        elif policy == "still":
            action = np.zeros(env.action_space.shape, np.float32) if env.action_space.shape else 0
        else:
            action = env.action_space.sample()
            if policy == "scale":
                action = action * np.float32(3)
        obs, reward, terminated, truncated, _ = env.step(action)
        digest.add(obs.tobytes() + struct.pack("<d", float(reward)) + bytes([terminated, truncated]))
        first.append(text_of(obs))
        if terminated or truncated:
            episodes += 1
            obs, _ = env.reset()
            control.restart()
            digest.add(obs.tobytes())
        if step % 100 == 0:
            hashes.append(str(digest))
    env.close()
    return episodes, hashes, first[:31]


ROLLOUTS = [
    ("LunarLander-v3", {}, "sample", 20),
    ("LunarLander-v3", {}, "heuristic", 20),
    ("LunarLander-v3", {}, "still", 5),
    ("LunarLander-v3", {"enable_wind": True}, "sample", 20),
    ("LunarLander-v3", {"enable_wind": True, "wind_power": 20.0, "turbulence_power": 2.0}, "heuristic", 20),
    ("LunarLander-v3", {"gravity": -1.62}, "heuristic", 10),
    ("LunarLander-v3", {"gravity": -11.99}, "sample", 5),
    ("LunarLander-v3", {"enable_wind": True, "wind_power": 1000.0, "turbulence_power": 1000.0}, "sample", 5),
    ("LunarLanderContinuous-v3", {}, "sample", 20),
    ("LunarLanderContinuous-v3", {}, "scale", 10),
    ("LunarLanderContinuous-v3", {}, "heuristic", 20),
    ("LunarLanderContinuous-v3", {"enable_wind": True}, "heuristic", 10),
    ("BipedalWalker-v3", {}, "sample", 20),
    ("BipedalWalker-v3", {}, "scale", 10),
    ("BipedalWalker-v3", {}, "heuristic", 20),
    ("BipedalWalker-v3", {}, "still", 5),
    ("BipedalWalkerHardcore-v3", {}, "sample", 20),
    ("BipedalWalkerHardcore-v3", {}, "heuristic", 20),
    ("rldurham/Walker", {}, "sample", 20),
    ("rldurham/Walker", {}, "scale", 10),
    ("rldurham/Walker", {}, "heuristic", 20),
    ("rldurham/Walker", {"hardcore": True}, "sample", 10),
    ("rldurham/Walker", {"hardcore": True}, "heuristic", 10),
]


def write_rollouts(out):
    print("id", "options", "policy", "seed", "episodes", "hashes", "first", sep="\t", file=out)
    for name, options, policy, seeds in ROLLOUTS:
        for seed in range(seeds):
            episodes, hashes, first = rollout(name, options, policy, seed)
            print(name, dense(options), policy, seed, episodes, " ".join(hashes), "/".join(first) if seed == 0 else "",
                  sep="\t", file=out)


def write_returns(out):
    print("id", "seed", "steps", "terminated", "return", sep="\t", file=out)
    for name, seeds in (("LunarLander-v3", 100), ("LunarLanderContinuous-v3", 20), ("BipedalWalker-v3", 20),
                        ("BipedalWalkerHardcore-v3", 20), ("rldurham/Walker", 20)):
        for seed in range(seeds):
            env = gym.make(name)
            control = Controller(env)
            obs, _ = env.reset(seed=seed)
            control.restart()
            total, steps, terminated, truncated = 0.0, 0, False, False
            while not (terminated or truncated):
                obs, reward, terminated, truncated, _ = env.step(control(obs))
                total += float(reward)
                steps += 1
            print(name, seed, steps, int(terminated), float(total).hex(), sep="\t", file=out)


def write_grounds(out):
    print("id", "seed", "heights", "bodies", sep="\t", file=out)
    for name in ("BipedalWalker-v3", "BipedalWalkerHardcore-v3", "rldurham/Walker"):
        for seed in range(20):
            env = gym.make(name)
            env.reset(seed=seed)
            digest = Hash()
            digest.add(np.array(env.unwrapped.terrain_y, "<f8").tobytes())
            print(name, seed, digest, len(env.unwrapped.terrain), sep="\t", file=out)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    gym.logger.min_level = gym.logger.ERROR
    register_walker()
    for file, write in (("rollouts", write_rollouts), ("returns", write_returns), ("grounds", write_grounds)):
        with open(HERE / f"box2d_{file}.tsv", "w", newline="\n") as out:
            write(out)
