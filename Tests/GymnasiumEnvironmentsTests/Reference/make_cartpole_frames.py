"""Writes frames/cartpole.tsv and frames/cartpole-NN.png: 100 states of CartPole and Gymnasium 1.4's pictures of them.

    python3 make_cartpole_frames.py        # gymnasium==1.4.0 pygame-ce numpy==2.4.6 pillow
"""

from pathlib import Path

import gymnasium as gym
import numpy as np
from PIL import Image

folder = Path(__file__).with_name("frames")
folder.mkdir(exist_ok=True)
env = gym.make("CartPole-v1", render_mode="rgb_array").unwrapped
env.reset(seed=0)
random = np.random.default_rng(1)
with open(folder / "cartpole.tsv", "w") as table:
    for number in range(100):
        position, angle = random.uniform(-2.4, 2.4), random.uniform(-0.3, 0.3)
        env.state = np.array([position, 0.0, angle, 0.0])
        Image.fromarray(env.render()).save(folder / f"cartpole-{number:02}.png", optimize=True)
        table.write(f"{position!r}\t{angle!r}\n".replace("np.float64(", "").replace(")", ""))
