"""Writes functional.tsv: episodes of Gymnasium's functional environments.

Made with gymnasium 1.4.0 and jax 0.10.2 on the CPU. Run: python make_functional_reference.py

Per seed one line: id, seed, the first observation, then
- phys2d/*: 100 steps with actions of the seeded action space, a new episode (without a seed) after the end of one; every
  tenth observation and reward as `observation|reward`, and the observation of each reset.
- tabular/*: 500 steps in the same manner; the first 20 as above, and a hash of all of them.
Observations are groups of 8 hexadecimal digits, rewards Python floats.
"""

import pathlib

import gymnasium as gym
import jax
import numpy as np

assert gym.__version__ == "1.4.0" and jax.__version__ == "0.10.2"


def words(observation):
    return " ".join(f"{int(word):08x}" for word in np.asarray(observation).view(np.uint32).ravel())


class Hash:
    def __init__(self):
        self.value = 0xCBF29CE484222325

    def add(self, data):
        for byte in data:
            self.value = (self.value ^ byte) * 0x100000001B3 % 2**64


lines = []
for env_id, steps, every in [
    ("phys2d/CartPole-v0", 100, 10),
    ("phys2d/CartPole-v1", 100, 10),
    ("phys2d/Pendulum-v0", 100, 10),
    ("tabular/Blackjack-v0", 500, 1),
    ("tabular/CliffWalking-v0", 500, 1),
]:
    env = gym.make(env_id)
    for seed in range(20):
        observation, info = env.reset(seed=seed)
        assert info == {}
        env.action_space.seed(seed)
        fields = [env_id, str(seed), words(observation)]
        hash = Hash()
        for step in range(steps):
            observation, reward, terminated, truncated, info = env.step(env.action_space.sample())
            assert info == {}
            hash.add(np.asarray(observation).tobytes())
            hash.add(np.float64(reward).tobytes())
            hash.add([int(terminated), int(truncated)])
            if step % every == every - 1 and (every > 1 or step < 20):
                fields.append(f"{words(observation)}|{reward!r}")
            if terminated or truncated:
                observation, _ = env.reset()
                hash.add(np.asarray(observation).tobytes())
                if every > 1:
                    fields.append(words(observation))
        if every == 1:
            fields.append(f"{hash.value:016x}")
        lines.append("\t".join(fields))

pathlib.Path(__file__).with_name("functional.tsv").write_text("\n".join(lines) + "\n")
