"""Write reference data of the classic-control (but for CartPole) and toy-text environments.

Writes, beside this file, tab-separated tables whose first line names the columns:

    rollouts.tsv     id, options of make (JSON), attributes set on the environment before the
                     first reset (JSON), policy, seed, finished episodes, FNV-1a-64 of the byte
                     stream, and for seed 0 the observations of the first 50 steps, in hex
    starts.tsv       id, seed, reset options (JSON), "obs" or "error", the observation in hex or
                     the exception's type
    models.tsv       id, options of make (JSON), FNV-1a-64 of the start distribution, then one
                     FNV-1a-64 for each state
    maps.tsv         size, p, seed, rows of generate_random_map separated by spaces
    texts.tsv        id, options of make (JSON), seed, action ("-": after reset), ansi rendering
                     with backslash, newline and escape written as \\\\, \\n and \\e

Byte stream of a roll-out of 500 steps: at every reset the observation; at every step the
observation, the reward, one byte terminated, one byte truncated; after either what info holds:
"prob" as a float64, "action_mask" as 6 bytes. Observations are float32 values of 4 bytes or
integers of 8 bytes, rewards are float64; all little-endian. An episode that ends is followed by
reset() without a seed. The action space is seeded with the seed of the first reset.

Policies: "sample" takes env.action_space.sample(); "scale" multiplies the sample by 3 (in
float32); "mask" samples with info["action_mask"]; "pump" accelerates by the sign of the last
observed number but for Acrobot, where action 0 is taken if observation[5] < 0.5 observation[4]
in float32, else the greatest.

Byte stream of a state of a model: for each action one byte with the number of transitions, and
for each transition probability (float64), next state (int64), reward (float64), one byte
terminated.

Run with Python 3.11, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64 (glibc, AVX2 and FMA).
"""

import struct
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium.envs.toy_text.frozen_lake import generate_random_map

from reference_data import Hash, dense

HERE = Path(__file__).resolve().parent
STEPS = 500


def bytes_of(obs):
    if isinstance(obs, np.ndarray):
        return obs.astype("<f4").tobytes()
    if isinstance(obs, tuple):
        return struct.pack(f"<{len(obs)}q", *map(int, obs))
    return struct.pack("<q", int(obs))


def text_of(obs):
    if isinstance(obs, np.ndarray):
        return " ".join(f"{bits:08x}" for bits in obs.astype(np.float32).view(np.uint32))
    if isinstance(obs, tuple):
        return " ".join(str(int(x)) for x in obs)
    return str(int(obs))


def choose(env, policy, obs, info):
    space = env.action_space
    if policy == "sample":
        return space.sample()
    if policy == "scale":
        return space.sample() * np.float32(3)
    if policy == "mask":
        return space.sample(info["action_mask"])
    if len(obs) == 6:
        return 0 if obs[5] < np.float32(0.5) * obs[4] else 2
    sign = -1 if obs[-1] < 0 else 1
    return np.array([sign], np.float32) if isinstance(space, gym.spaces.Box) else sign + 1


def rollout(name, options, attributes, policy, seed):
    env = gym.make(name, **options)
    for key, value in attributes.items():
        setattr(env.unwrapped, key, value)
    digest, first, episodes = Hash(), [], 0

    def note(obs, info):
        digest.add(bytes_of(obs))
        if "prob" in info:
            digest.add(struct.pack("<d", float(info["prob"])))
        if "action_mask" in info:
            digest.add(info["action_mask"].tobytes())

    obs, info = env.reset(seed=seed)
    env.action_space.seed(seed)
    note(obs, info)
    first.append(text_of(obs))
    for _ in range(STEPS):
        obs, reward, terminated, truncated, info = env.step(choose(env, policy, obs, info))
        digest.add(struct.pack("<d", float(reward)) + bytes([terminated, truncated]))
        note(obs, info)
        first.append(text_of(obs))
        if terminated or truncated:
            episodes += 1
            obs, info = env.reset()
            note(obs, info)
            first.append(text_of(obs))
    env.close()
    return episodes, digest, first[:51]


ROLLOUTS = [
    ("MountainCar-v0", {}, {}, "sample"),
    ("MountainCar-v0", {}, {}, "pump"),
    ("MountainCar-v0", {"goal_velocity": 0.03}, {}, "pump"),
    ("MountainCar-v0", {}, {"force": 0.004, "gravity": 0.003}, "sample"),
    ("MountainCar-v0", {}, {"max_speed": 0.02, "min_position": -0.7, "goal_position": -0.3}, "pump"),
    ("MountainCarContinuous-v0", {}, {}, "sample"),
    ("MountainCarContinuous-v0", {}, {}, "scale"),
    ("MountainCarContinuous-v0", {}, {}, "pump"),
    ("MountainCarContinuous-v0", {"goal_velocity": 0.03}, {}, "pump"),
    ("MountainCarContinuous-v0", {}, {"power": 0.01}, "scale"),
    ("MountainCarContinuous-v0", {}, {"max_speed": 0.02, "min_position": -0.7, "goal_position": -0.3}, "scale"),
    ("Pendulum-v1", {}, {}, "sample"),
    ("Pendulum-v1", {}, {}, "scale"),
    ("Pendulum-v1", {"g": 9.81}, {}, "sample"),
    ("Pendulum-v1", {"g": 0.0}, {}, "sample"),
    ("Pendulum-v1", {}, {"l": 0.7, "m": 1.3, "dt": 0.07, "max_speed": 4}, "sample"),
    ("Acrobot-v1", {}, {}, "sample"),
    ("Acrobot-v1", {}, {}, "pump"),
    ("Acrobot-v1", {}, {"book_or_nips": "nips"}, "pump"),
    ("Acrobot-v1", {}, {"torque_noise_max": 0.3, "dt": 0.05}, "sample"),
    ("Acrobot-v1", {}, {"LINK_LENGTH_1": 0.7, "LINK_LENGTH_2": 1.2, "LINK_MASS_1": 1.1, "LINK_MASS_2": 0.9,
                        "LINK_COM_POS_1": 0.35, "LINK_COM_POS_2": 0.6, "LINK_MOI": 1.2, "MAX_VEL_1": 2.0,
                        "MAX_VEL_2": 3.0, "AVAIL_TORQUE": [-2.0, 0.5, 1.5]}, "pump"),
    ("Blackjack-v1", {}, {}, "sample"),
    ("Blackjack-v1", {"sab": False}, {}, "sample"),
    ("Blackjack-v1", {"natural": True, "sab": False}, {}, "sample"),
    ("Blackjack-v1", {"natural": True}, {}, "sample"),
    ("FrozenLake-v1", {}, {}, "sample"),
    ("FrozenLake-v1", {"is_slippery": False}, {}, "sample"),
    ("FrozenLake-v1", {"success_rate": 0.8}, {}, "sample"),
    ("FrozenLake-v1", {"reward_schedule": [10, -5, -0.1]}, {}, "sample"),
    ("FrozenLake-v1", {"map_name": "8x8"}, {}, "sample"),
    ("FrozenLake-v1", {"desc": ["SFSF", "FFHF", "SFFG"]}, {}, "sample"),
    ("FrozenLake8x8-v1", {}, {}, "sample"),
    ("FrozenLake8x8-v1", {"is_slippery": False, "reward_schedule": [1, -1, 0]}, {}, "sample"),
    ("CliffWalking-v1", {}, {}, "sample"),
    ("CliffWalking-v1", {"is_slippery": True}, {}, "sample"),
    ("CliffWalkingSlippery-v1", {}, {}, "sample"),
    ("Taxi-v4", {}, {}, "sample"),
    ("Taxi-v4", {}, {}, "mask"),
    ("Taxi-v4", {"is_rainy": True}, {}, "mask"),
    ("Taxi-v4", {"fickle_passenger": True}, {}, "mask"),
    ("Taxi-v4", {"is_rainy": True, "rainy_probability": 0.5}, {}, "sample"),
    ("Taxi-v4", {"is_rainy": True, "fickle_passenger": True, "fickle_probability": 0.9}, {}, "mask"),
]


def write_rollouts(out):
    print("id", "options", "attributes", "policy", "seed", "episodes", "hash", "first", sep="\t", file=out)
    for name, options, attributes, policy in ROLLOUTS:
        for seed in range(20):
            episodes, digest, first = rollout(name, options, attributes, policy, seed)
            print(name, dense(options), dense(attributes), policy, seed, episodes, digest,
                  "/".join(first) if seed == 0 else "", sep="\t", file=out)


STARTS = {
    "MountainCar-v0": [{}, {"low": -0.7, "high": 0.5}, {"low": -1}, {"high": 0}, {"low": "-0.5"}, {"low": 0.1},
                       {"low": "x"}, {"high": None}, {"low": [1]}, {"low": -0.5, "high": -0.5}, {"x_init": 3}],
    "Pendulum-v1": [{}, {"x_init": 1.5, "y_init": 0.5}, {"x_init": 0}, {"y_init": 8}, {"x_init": "0.5"},
                    {"x_init": True}, {"x_init": -1}, {"y_init": -0.5}, {"x_init": "x"}, {"y_init": None},
                    {"x_init": 1e308}, {"x_init": "inf"}, {"y_init": "nan"}, {"low": 5}],
    "Acrobot-v1": [{}, {"low": -0.2, "high": 0.2}, {"low": -10, "high": 10}, {"low": -1000, "high": 1000},
                   {"low": -70000, "high": 70000}, {"low": -200000, "high": 200000}, {"low": 1, "high": 0},
                   {"low": "x"}, {"high": 3.2}, {"low": 0.05}],
}
STARTS["MountainCarContinuous-v0"] = STARTS["MountainCar-v0"]


def write_starts(out):
    print("id", "seed", "options", "outcome", "first", sep="\t", file=out)
    for name, cases in STARTS.items():
        env = gym.make(name, disable_env_checker=True)
        for options in cases:
            for seed in (0, 1, 2, 3, 42):
                try:
                    obs, _ = env.reset(seed=seed, options=options)
                    print(name, seed, dense(options), "obs", text_of(obs), sep="\t", file=out)
                except Exception as error:
                    print(name, seed, dense(options), "error", type(error).__name__, sep="\t", file=out)


MODELS = [case[:2] for case in ROLLOUTS if "Frozen" in case[0] or "Cliff" in case[0] or "Taxi" in case[0]]


def write_models(out):
    print("id", "options", "start", "states", sep="\t", file=out)
    done = []
    for name, options in MODELS:
        if (name, options) in done:
            continue
        done.append((name, options))
        env = gym.make(name, **options).unwrapped
        start = Hash()
        start.add(env.initial_state_distrib.astype("<f8").tobytes())
        states = []
        for state in range(env.observation_space.n):
            digest = Hash()
            for action in range(env.action_space.n):
                entries = env.P[state][action]
                digest.add(bytes([len(entries)]))
                for p, following, reward, terminated in entries:
                    digest.add(struct.pack("<dqd", float(p), int(following), float(reward)) + bytes([terminated]))
            states.append(str(digest))
        print(name, dense(options), start, " ".join(states), sep="\t", file=out)


def write_maps(out):
    print("size", "p", "seed", "rows", sep="\t", file=out)
    cases = [(4, 0.8, 1), (5, 0.8, 123), (8, 0.8, 42), (2, 0.5, 0), (3, 0.3, 7), (20, 0.7, 5), (8, 1.0, 3), (8, 2.5, 3)]
    for size, p, seed in cases + [(8, 0.8, seed) for seed in range(10)] + [(6, 0.55, seed) for seed in range(5)]:
        print(size, p, seed, " ".join(generate_random_map(size, p, seed)), sep="\t", file=out)


def write_texts(out):
    print("id", "options", "seed", "action", "text", sep="\t", file=out)
    cases = [("FrozenLake-v1", {}), ("FrozenLake-v1", {"desc": ["SFSF", "FFHF", "SFFG"]}), ("CliffWalking-v1", {}),
             ("Taxi-v4", {})]
    for name, options in cases:
        env = gym.make(name, render_mode="ansi", **options)
        for seed in range(3 if name != "Taxi-v4" else 5):
            _, info = env.reset(seed=seed)
            env.action_space.seed(seed)

            def note(action):
                text = env.render().replace("\\", "\\\\").replace("\n", "\\n").replace("\x1b", "\\e")
                print(name, dense(options), seed, action, text, sep="\t", file=out)

            note("-")
            for _ in range(12 if name != "Taxi-v4" else 40):
                action = int(env.action_space.sample(info.get("action_mask")))
                _, _, terminated, truncated, info = env.step(action)
                note(action)
                if terminated or truncated:
                    break


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    for file, write in (("rollouts", write_rollouts), ("starts", write_starts), ("models", write_models),
                        ("maps", write_maps), ("texts", write_texts)):
        with open(HERE / f"{file}.tsv", "w", newline="\n") as out:
            write(out)
