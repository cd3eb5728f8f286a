"""Write reference data of random stacks of wrappers around all classic and toy environments: stacks.tsv beside this file.

One roll-out per line, with the columns and the byte stream of wrappers.tsv (see make_wrapper_reference.py), 120 steps.
Stacks that Gymnasium refuses are left out.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64 (glibc):

    python make_stack_reference.py [SEED [COUNT [FILE]]]
"""

import json
import sys
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np

from make_wrapper_reference import roll_out, wrap

HERE = Path(__file__).resolve().parent
IDS = ["CartPole-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1", "Blackjack-v1",
       "FrozenLake-v1", "FrozenLake8x8-v1", "CliffWalking-v1", "CliffWalkingSlippery-v1", "Taxi-v4"]


def layer(rng):
    def number(low, high):
        return float(np.round(rng.uniform(low, high), 3))

    def flag():
        return bool(rng.random() < 0.5)

    pool = [
        ("TimeLimit", {"max_episode_steps": int(rng.integers(1, 70))}), ("Autoreset", {}),
        ("RecordEpisodeStatistics", {"buffer_length": 3}), ("FlattenObservation", {}),
        ("DtypeObservation", {"dtype": str(rng.choice(["float32", "float64"]))}),
        ("DelayObservation", {"delay": int(rng.integers(0, 4))}),
        ("TimeAwareObservation", {"flatten": flag(), "normalize_time": flag()}),
        ("FrameStackObservation", {"stack_size": int(rng.integers(1, 4)),
                                   "padding_type": str(rng.choice(["reset", "zero"]))}),
        ("MaxAndSkipObservation", {"skip": int(rng.integers(2, 5))}),
        ("NormalizeObservation", {"epsilon": float(rng.choice([1e-8, 0.01]))}),
        ("NormalizeObservation", {}), ("NormalizeReward", {"gamma": number(0, 1), "epsilon": 1e-8}),
        ("ClipReward", {"min_reward": number(-2, 0), "max_reward": number(0, 2)}),
        ("StickyAction", {"repeat_action_probability": number(0, 0.9), "repeat_action_duration": int(rng.integers(1, 4))}),
        ("RepeatAction", {"num_repeats": int(rng.integers(1, 4))}), ("ClipAction", {}),
        ("RescaleAction", {"min_action": number(-3, 0), "max_action": number(0.01, 4)}),
        ("RescaleObservation", {"min_obs": number(-3, 0), "max_obs": number(0.01, 4)}),
        ("DiscretizeAction", {"bins": int(rng.integers(1, 8)), "multidiscrete": flag()}),
        ("DiscretizeObservation", {"bins": int(rng.integers(1, 6)), "multidiscrete": flag()}),
    ]
    return pool[int(rng.integers(len(pool)))]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    gym.logger.min_level = gym.logger.ERROR
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    rng = np.random.default_rng(seed)
    rows, refused = [["id", "wrappers", "observation space", "action space", "seed", "first", "hash"]], {}
    while len(rows) <= count:
        id, number = IDS[int(rng.integers(len(IDS)))], int(rng.integers(1, 10000))
        layers = [layer(rng) for _ in range(int(rng.integers(1, 5)))]
        if len({name for name, _ in layers}) < len(layers):
            continue
        try:
            env = wrap(gym.make(id), layers)
            first, digest, _ = roll_out(env, number, 120)
        except Exception as error:
            refused[str(error)[:70]] = refused.get(str(error)[:70], 0) + 1
            continue
        text = json.dumps([{"name": name, "kwargs": kwargs} for name, kwargs in layers])
        space = " ".join(str(env.observation_space).split())
        rows.append([id, text, space, env.action_space, number, first[0][:64], digest])
    text = "\n".join("\t".join(map(str, row)) for row in rows) + "\n"
    Path(sys.argv[3] if len(sys.argv) > 3 else HERE / "stacks.tsv").write_text(text)
    print(refused, file=sys.stderr)
