"""Compares `course rollout` with Gymnasium's own rollouts, number for number.

    python compare_rollouts.py .build/release/course [ID ...]      compares, exit code 1 at the first difference
    python compare_rollouts.py --write                             writes rollouts.jsonl beside this file

Observations are compared in the type of the observation space, rewards as 64-bit numbers, everything else as it is.
Run with gymnasium 1.4.0 and numpy 2.4.6.
"""

import json
import pathlib
import subprocess
import sys

import gymnasium
import numpy

IDS = ["CartPole-v1"]
SEEDS = range(10)
EPISODES = 2


def plain(value):
    """A value as JSON has it: arrays as lists, numbers as their shortest digits."""
    if isinstance(value, numpy.ndarray):
        return [plain(part) for part in value]
    if isinstance(value, numpy.float32):
        return float(str(value))
    if isinstance(value, numpy.generic):
        return value.item()
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return value


def rollout(env_id, seed, episodes):
    """The lines of a rollout, as dictionaries."""
    env = gymnasium.make(env_id)
    for episode in range(episodes):
        observation, info = env.reset(seed=seed) if episode == 0 else env.reset()
        if episode == 0:
            env.action_space.seed(seed)
        yield {"episode": episode, "step": 0, "observation": plain(observation), "info": plain(info)}
        step, done = 0, False
        while not done:
            step += 1
            action = env.action_space.sample()
            observation, reward, terminated, truncated, info = env.step(action)
            done = terminated or truncated
            yield {
                "episode": episode,
                "step": step,
                "action": plain(action),
                "observation": plain(observation),
                "reward": float(reward),
                "terminated": bool(terminated),
                "truncated": bool(truncated),
                "info": plain(info),
            }


def compare(tool, env_id, seed):
    """The number of lines that agree; ends the program at the first that does not."""
    command = [tool, "rollout", env_id, "--seed", str(seed), "--episodes", str(EPISODES)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    expected = list(rollout(env_id, seed, EPISODES))
    for ours, theirs in zip(map(json.loads, lines), expected):
        if ours != theirs or list(ours) != list(theirs):
            sys.exit(f"{env_id}, seed {seed}:\n  course    {ours}\n  gymnasium {theirs}")
    if len(lines) != len(expected):
        sys.exit(f"{env_id}, seed {seed}: {len(lines)} lines, expected {len(expected)}")
    return len(lines)


def write():
    """Writes the first episode of every id and seed."""
    path = pathlib.Path(__file__).parent / "rollouts.jsonl"
    with path.open("w") as file:
        for env_id in IDS:
            for seed in SEEDS:
                for line in rollout(env_id, seed, 1):
                    file.write(json.dumps({"id": env_id, "seed": seed, "line": line}) + "\n")


if sys.argv[1] == "--write":
    write()
else:
    for env_id in sys.argv[2:] or IDS:
        total = sum(compare(sys.argv[1], env_id, seed) for seed in SEEDS)
        print(f"{env_id}: {total} lines of {len(SEEDS)} seeds equal")
