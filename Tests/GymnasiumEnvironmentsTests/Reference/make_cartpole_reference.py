"""Write reference roll-outs and reset-option outcomes of CartPole-v1.

Writes, beside this file:

    cartpole.tsv           one record per line, first field names the kind:
        rollout  integrator, sutton_barto_reward, seed, finished episodes,
                 FNV-1a-64 of the byte stream, then the first 10 observations in hex
        options  seed, low, high (Python repr, "-" = not given), first observation of
                 reset(seed, options), first observation of the next plain reset()
        golden   name, values as Python repr, then the observation bits in hex
    cartpole_options.tsv   reset options as Python source -> outcome

Byte stream of a roll-out of 500 steps: at every reset the observation; at every step the
observation, the reward, one byte terminated, one byte truncated.  Observations are four
float32 values of 4 bytes each, rewards one float64 of 8 bytes, all little-endian; the
flags are 0 or 1.  An episode that ends is followed by reset() without a seed, also when
it ends on step 500.  Hex of an observation: four groups of 8 digits, most significant
digit first.

Run with Python 3.11.7, gymnasium 1.4.0, numpy 2.4.6 on Linux x86-64 (glibc).
"""

import struct
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np

from reference_data import Hash

HERE = Path(__file__).resolve().parent


def hex32(obs):
    """Observation as groups of 8 hex digits."""
    return " ".join(f"{bits:08x}" for bits in np.asarray(obs, np.float32).view(np.uint32))


def rollout(integrator, sutton, seed, steps=500):
    env = gym.make("CartPole-v1", sutton_barto_reward=sutton)
    env.unwrapped.kinematics_integrator = integrator
    digest, first, episodes = Hash(), [], 0

    def note(obs):
        digest.add(obs.astype("<f4").tobytes())
        if len(first) < 10:
            first.append(hex32(obs))

    obs, _ = env.reset(seed=seed)
    env.action_space.seed(seed)
    note(obs)
    for _ in range(steps):
        obs, reward, terminated, truncated, _ = env.step(env.action_space.sample())
        note(obs)
        digest.add(struct.pack("<d", reward) + bytes([terminated, truncated]))
        if terminated or truncated:
            episodes += 1
            obs, _ = env.reset()
            note(obs)
    env.close()
    return episodes, digest, first


def write_rollouts(out):
    for integrator in ("euler", "semi-implicit euler"):
        for sutton in (False, True):
            for seed in range(50):
                episodes, digest, first = rollout(integrator, sutton, seed)
                print("rollout", integrator, sutton, seed, episodes, digest, *first,
                      sep="\t", file=out)


def write_options(out):
    """First observations for numeric reset bounds."""
    pairs = [(-0.2, 0.2), (0.0, 0.1), (-1.0, 0.0), (0.03, 0.03), (0, 1), (-0.01, 0.05),
             (None, 0.2), (-0.2, None), (None, 0.0), (0.0, None), (-3.5, 1e-3),
             (-1e-9, 1e-9), (2.0, 2.5), (-1000.0, 1000.0)]
    env = gym.make("CartPole-v1")
    for seed in (0, 1, 42, 123):
        for low, high in pairs:
            options = {}
            if low is not None:
                options["low"] = low
            if high is not None:
                options["high"] = high
            one, _ = env.reset(seed=seed, options=options)
            two, _ = env.reset()
            print("options", seed, "-" if low is None else repr(low),
                  "-" if high is None else repr(high), hex32(one), hex32(two),
                  sep="\t", file=out)


def write_golden(out):
    """A few values a reader can compare by eye."""
    def line(name, obs, extra=""):
        print("golden", name, " ".join(repr(float(x)) for x in obs), hex32(obs), extra,
              sep="\t", file=out)

    env = gym.make("CartPole-v1")
    obs, _ = env.reset(seed=42)
    line("reset(seed=42)", obs)
    for action in (1, 0):
        obs, reward, *_ = env.step(action)
        line(f"then action {action}", obs, f"reward {reward!r}")

    # Leaning rule: push to the right when angle plus angular velocity is positive.
    obs, _ = env.reset(seed=1)
    steps, over = 0, False
    while not over:
        obs, _, terminated, truncated, _ = env.step(int(obs[2] + obs[3] > 0))
        steps, over = steps + 1, terminated or truncated
    line("lean rule, seed 1, last observation", obs,
         f"steps {steps} terminated {terminated} truncated {truncated}")

    # Steps after the end of an episode (the raw environment, without a time limit).
    for sutton in (False, True):
        raw = gym.make("CartPole-v1", sutton_barto_reward=sutton).unwrapped
        raw.reset(seed=7)
        rewards, over = [], False
        while not over:
            obs, reward, over, _, _ = raw.step(0)
            rewards.append(reward)
        for _ in range(3):
            obs, reward, over, _, _ = raw.step(0)
            rewards.append(reward)
        line(f"seed 7, action 0 to the end and 3 more, sutton {sutton}", obs,
             f"rewards {rewards!r}")


def write_option_outcomes(out):
    cases = [
        "None", "{}", "{'other': 3}", "{'low': -0.1, 'high': 0.1, 'other': 'x'}",
        "{'low': -0.1, 'high': 0.1}", "{'low': -0.1}", "{'high': 0.1}",
        "{'low': 0.04}", "{'low': 0.05}", "{'low': 0.06}", "{'high': -0.04}",
        "{'high': -0.05}", "{'high': -0.06}",
        "{'low': 0, 'high': 1}", "{'low': -1, 'high': 0}", "{'low': 0, 'high': 0}",
        "{'low': 1, 'high': 1}", "{'low': 1}", "{'high': -1}",
        "{'low': 0.1, 'high': -0.1}", "{'low': 1, 'high': 0}", "{'low': 2.5, 'high': 1e-05}",
        "{'low': 1e16, 'high': 1e15}",
        "{'low': '-0.1', 'high': '0.1'}", "{'low': '0.1'}", "{'high': '0.1'}",
        "{'high': ' 0.1 '}", "{'high': '1e-1'}", "{'high': '1_0'}", "{'high': '+.5'}",
        "{'low': 'abc'}", "{'high': 'abc'}", "{'low': ''}", "{'high': '0,1'}",
        "{'high': '0x10'}", "{'low': '0.2', 'high': '0.1'}",
        "{'high': 'nan'}", "{'high': 'inf'}", "{'low': '-inf'}", "{'high': 'Infinity'}",
        "{'low': None}", "{'high': None}", "{'low': None, 'high': None}",
        "{'low': []}", "{'low': [0.1]}", "{'high': [0.1, 0.2]}", "{'high': (0.1,)}",
        "{'high': {}}", "{'low': {'a': 1}}", "{'high': 1j}", "{'high': (1+2j)}",
        "{'high': object}", "{'high': b'0.1'}", "{'high': b'x'}",
        "{'low': True}", "{'high': True}", "{'low': False, 'high': True}",
        "{'low': np.float32(-0.1), 'high': np.float32(0.1)}",
        "{'low': np.float64(-0.1), 'high': np.float64(0.1)}",
        "{'low': np.int64(-1), 'high': np.int8(1)}", "{'high': np.uint8(1)}",
        "{'high': np.bool_(True)}", "{'high': np.float16(0.1)}",
        "{'high': np.array(0.1)}", "{'low': np.array(0)}", "{'low': np.array(-0.1, np.float32)}",
        "{'high': np.array([0.1])}", "{'high': np.array([0.1, 0.2])}", "{'high': np.array([[0.1]])}",
        "{'high': np.array([])}", "{'high': np.str_('0.1')}", "{'high': np.array('0.1')}",
        "{'low': np.array('abc')}",
        "{'low': float('nan')}", "{'high': float('nan')}",
        "{'low': float('nan'), 'high': float('nan')}", "{'low': np.float32('nan')}",
        "{'low': float('-inf')}", "{'high': float('inf')}",
        "{'low': float('-inf'), 'high': float('inf')}",
        "{'low': float('inf'), 'high': float('inf')}", "{'high': float('-inf')}",
        "{'low': -1e308, 'high': 1e308}", "{'low': -8e307, 'high': 8e307}",
        "{'low': -1e38, 'high': 1e39}", "{'high': 10**400}", "{'low': -10**400}",
        "{'low': 10**20}", "{'high': 10**20}", "{'low': -0.0, 'high': 0.0}",
        "{'low': 5e-324, 'high': 5e-324}",
        "{'Low': 1, 'High': 2}", "{'x_init': 1}", "[]", "[1]", "0.1", "'low'", "''", "0", "False",
        "()", "('low',)", "{'low'}",
    ]
    print("options", "seed", "outcome", "observation or exception type", "text", sep="\t", file=out)
    for source in cases:
        env = gym.make("CartPole-v1", disable_env_checker=True)
        options = eval(source, {"np": np})
        try:
            with np.errstate(all="ignore"):
                obs, _ = env.reset(seed=42, options=options)
            print(source, 42, "obs", hex32(obs), " ".join(repr(float(x)) for x in obs),
                  sep="\t", file=out)
        except Exception as error:
            text = str(error).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
            print(source, 42, "error", type(error).__name__, text, sep="\t", file=out)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with open(HERE / "cartpole.tsv", "w", newline="\n") as out:
        write_rollouts(out)
        write_options(out)
        write_golden(out)
    with open(HERE / "cartpole_options.tsv", "w", newline="\n") as out:
        write_option_outcomes(out)
