"""Writes frames/ID-STEP.png: Gymnasium 1.4's pictures of LunarLander, BipedalWalker and rldurham/Walker.

The heuristic plays from seed 0; each step is drawn, as the rays and the sparks in a picture depend on those before it.

    SDL_VIDEODRIVER=dummy python3 make_box2d_frames.py  # those of make_box2d_reference.py, pygame-ce, pillow
"""

from pathlib import Path

import gymnasium as gym
from PIL import Image

from make_box2d_reference import Controller, register_walker

FRAMES = {
    "LunarLander-v3": (12, 60, 151),
    "LunarLanderContinuous-v3": (90, 190),
    "BipedalWalker-v3": (1, 400),
    "BipedalWalkerHardcore-v3": (60, 250),
    "rldurham/Walker": (1, 90),
}

folder = Path(__file__).with_name("frames")
folder.mkdir(exist_ok=True)
register_walker()
for name, steps in FRAMES.items():
    env = gym.make(name, render_mode="rgb_array")
    control = Controller(env)
    obs, _ = env.reset(seed=0)
    control.restart()
    for step in range(1, steps[-1] + 1):
        obs = env.step(control(obs))[0]
        frame = env.render()
        if step in steps:
            file = f"{name.lower().replace('/', '-')}-{step}.png"
            Image.fromarray(frame).save(folder / file, optimize=True)
