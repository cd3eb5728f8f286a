"""Write reference data of specs: specs.tsv beside this file.

One stack per line; the columns are
    id          the environment
    arguments   those of make, as JSON
    wrappers    the wrappers around it, inside first, as in the JSON of a spec
    json        what EnvSpec.to_json writes for the stack, without blanks, with entry points of wrappers in
                gymnasium.wrappers; it was read with EnvSpec.from_json and made again
    text        what pprint prints of it with print_all, without the lines of entry points and wrappers; line ends as \\n

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64 (glibc).
"""

import json
import warnings
from pathlib import Path

import gymnasium as gym
from gymnasium import wrappers as gw
from gymnasium.envs.registration import EnvSpec

HERE = Path(__file__).resolve().parent
IDS = ["CartPole-v0", "CartPole-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1",
       "Blackjack-v1", "FrozenLake-v1", "FrozenLake8x8-v1", "CliffWalking-v1", "CliffWalkingSlippery-v1", "Taxi-v4"]
STACKS = [
    ("CartPole-v1", {}, [("ClipReward", {"min_reward": 0.0, "max_reward": 0.5})]),
    ("CartPole-v1", {"max_episode_steps": 7, "disable_env_checker": True}, [("Autoreset", {})]),
    ("CartPole-v1", {"disable_env_checker": True}, [("PassiveEnvChecker", {})]),
    ("CartPole-v1", {"sutton_barto_reward": True}, [("NormalizeObservation", {"epsilon": 1e-8})]),
    ("CartPole-v1", {"render_mode": "rgb_array"}, [("AddWhiteNoise", {
        "probability_of_noise_per_pixel": 0.5, "is_noise_grayscale": True})]),
    ("CartPole-v1", {"max_episode_steps": -1}, [("TimeLimit", {"max_episode_steps": 9}), ("FlattenObservation", {})]),
    ("Pendulum-v1", {"g": 9.81}, [("RescaleAction", {"min_action": -1.0, "max_action": 1.0}), ("ClipAction", {}),
                                  ("RescaleObservation", {"min_obs": 0.0, "max_obs": 1.0})]),
    ("Pendulum-v1", {}, [("StickyAction", {"repeat_action_probability": 0.25, "repeat_action_duration": 2}),
                         ("NormalizeReward", {"gamma": 0.5, "epsilon": 1e-8})]),
    ("MountainCar-v0", {}, [("TimeAwareObservation", {"flatten": True, "normalize_time": False,
                                                      "dict_time_key": "time"}),
                            ("FrameStackObservation", {"stack_size": 3, "padding_type": "zero"})]),
    ("Taxi-v4", {"is_rainy": True}, [("RecordEpisodeStatistics", {"buffer_length": 3, "stats_key": "e"}),
                                     ("RepeatAction", {"num_repeats": 2})]),
    ("FrozenLake-v1", {"is_slippery": False}, [("MaxAndSkipObservation", {"skip": 2})]),
]

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    lines = [["id", "arguments", "wrappers", "json", "text"]]
    for id, arguments, wrappers in [(id, {}, []) for id in IDS] + STACKS:
        env = gym.make(id, **arguments)
        for name, kwargs in wrappers:
            env = getattr(gw, name)(env, **kwargs)
        fields = json.loads(env.spec.to_json())
        for wrapper in fields["additional_wrappers"]:
            wrapper["entry_point"] = f"gymnasium.wrappers:{wrapper['name']}"
        text = json.dumps(fields, separators=(",", ":"))
        again = gym.make(EnvSpec.from_json(text))
        assert again.spec.kwargs == env.spec.kwargs, (again.spec, env.spec)
        printed = env.spec.pprint(disable_print=True, print_all=True).split("\nadditional_wrappers")[0]
        printed = "\\n".join(line for line in printed.split("\n") if not line.startswith("entry_point"))
        lines.append([id, json.dumps(arguments), json.dumps(
            [{"name": name, "kwargs": kwargs} for name, kwargs in wrappers]), text, printed])
    (HERE / "specs.tsv").write_text("\n".join("\t".join(line) for line in lines) + "\n")
