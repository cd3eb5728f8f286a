"""Write the reference log of the coursework's random agent.

Writes, beside this file:

    coursework_log.txt   the log of ten episodes of rldurham/Walker, seed 42, with actions from
                         numpy's global generator, as 32-bit numbers like those of the space

rldurham itself is not imported, because it brings torch, lightning and pandas with it: only its
walker is, and the log is written here as rldurham writes it.

Run with Python 3.11.7, rldurham 0.1.1, gymnasium 1.4.0, numpy 2.4.6, box2d 2.3.10 on Linux
x86-64 (glibc).
"""

import importlib.util
from pathlib import Path

import gymnasium as gym
import numpy as np

HERE = Path(__file__).resolve().parent


def register_walker():
    """Registers rldurham/Walker without the rest of rldurham."""
    path = Path(importlib.util.find_spec("rldurham").origin).parent / "bipedal_walker.py"
    spec = importlib.util.spec_from_file_location("rldurham_bipedal_walker", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gym.register("rldurham/Walker", entry_point=module.BipedalWalker, max_episode_steps=2000)


def main():
    register_walker()
    env = gym.make("rldurham/Walker")
    env.reset(seed=42)
    np.random.seed(42)
    with open(HERE / "coursework_log.txt", "w", newline="\n") as log:
        print("count", "reward_sum", "squared_reward_sum", "length", sep="\t", file=log)
        for episode in range(10):
            env.reset()
            total, squares, length, over = 0.0, 0.0, 0, False
            while not over:
                action = np.random.uniform(-1, 1, 4).astype(np.float32)
                _, reward, terminated, truncated, _ = env.step(action)
                total += float(reward)
                squares += float(reward) ** 2
                length += 1
                over = terminated or truncated
            print(episode, repr(total), repr(squares), length, sep="\t", file=log)


main()
