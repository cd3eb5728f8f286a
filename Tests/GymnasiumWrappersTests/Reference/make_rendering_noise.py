"""Writes rendering_noise.tsv: digests of frames with the noise of Gymnasium 1.4's AddWhiteNoise and ObstructView.

The environment below is the tests' Lamp: an image of 24 x 32 as bright as the number of steps. A digest is the sum of the bytes and
their sum weighted by position, counted from 1, modulo 2**64.

    python3 make_rendering_noise.py        # gymnasium==1.4.0 numpy==2.4.6
"""

from pathlib import Path

import gymnasium as gym
import numpy as np
from gymnasium.wrappers import AddWhiteNoise, ObstructView


class Lamp(gym.Env):
    metadata = {"render_modes": ["rgb_array"], "render_fps": 10}
    observation_space = gym.spaces.Discrete(256)
    action_space = gym.spaces.Discrete(2)
    render_mode = "rgb_array"

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.brightness = 0
        return 0, {}

    def step(self, action):
        self.brightness += 1
        return self.brightness, 0.5, False, False, {}

    def render(self):
        return np.full((24, 32, 3), self.brightness, np.uint8)


def digests(env):
    env.reset(seed=42)
    for _ in range(4):
        env.step(0)
        frame = env.render().reshape(-1).astype(np.uint64)
        yield f"{frame.sum()} {(frame * np.arange(1, frame.size + 1, dtype=np.uint64)).sum()}"


def lines():
    for grey in (False, True):
        name = str(grey).lower()
        for p in (0.0, 0.1, 0.5, 0.99):
            yield f"white {p} {name}", digests(AddWhiteNoise(Lamp(), p, grey))
        for ratio, width in ((0.0, 3), (0.3, 4), (0.9, 7)):
            yield f"squares {ratio} {width} {name}", digests(ObstructView(Lamp(), ratio, width, grey))


with open(Path(__file__).with_name("rendering_noise.tsv"), "w") as file:
    for key, frames in lines():
        file.write("\t".join([key, *frames]) + "\n")
