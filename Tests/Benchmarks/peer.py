"""The same work as the benchmarks beside this file with Python's libraries: python peer.py NAME prints one figure.

Needs gymnasium 1.4.0, rldurham 0.1.1 for recorder/ and startup, pygame-ce for render/ and record/, moviepy for record/. Prints nothing for a name it has no counterpart for.
"""

import subprocess
import sys
import time


def steps_per_second(env):
    """Steps a second with sampled actions, resets included, over about half a second."""
    env.reset(seed=42)
    env.action_space.seed(42)
    steps = 0
    start = time.perf_counter()
    while time.perf_counter() - start < 0.5:
        for _ in range(1000):
            _, _, terminated, truncated, _ = env.step(env.action_space.sample())
            if terminated or truncated:
                env.reset()
        steps += 1000
    return steps / (time.perf_counter() - start)


def vector_steps_per_second(lanes):
    """Steps a second of all lanes with actions that were drawn before."""
    lanes.action_space.seed(42)
    actions = [lanes.action_space.sample() for _ in range(16)]
    lanes.reset(seed=42)
    batches = 0
    start = time.perf_counter()
    while time.perf_counter() - start < 0.5:
        for batch in actions:
            lanes.step(batch)
        batches += len(actions)
    return batches * lanes.num_envs / (time.perf_counter() - start)


PROBE = """
import rldurham as rld
env = rld.make("CartPole-v1")
env.reset(seed=42)
env.step(1)
import resource
import sys
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)
"""


def probe():
    """Seconds and megabytes from the start of a process to the first step."""
    start = time.perf_counter()
    output = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    return time.perf_counter() - start, float(output.split()[-1])


def plot(episodes):
    """Milliseconds to draw the curves of a run that long, the writing of the file included."""
    import numpy
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as pyplot
    import os

    random = numpy.random.default_rng(0)
    value = random.random(episodes) * 100
    mean, deviation, index = 50 + value / 10, numpy.full(episodes, 30.0), numpy.arange(episodes)
    os.makedirs("runs/benchmarks", exist_ok=True)
    start = time.perf_counter()
    figure, axes = pyplot.subplots()
    axes.plot(index, value, label="r_sum")
    axes.plot(index, mean, label="r_mean_")
    axes.fill_between(index, mean - deviation, mean + deviation, alpha=0.2, color="tab:grey", label="r_std_")
    axes.set_xlabel("episode index")
    axes.legend()
    figure.savefig("runs/benchmarks/matplotlib.svg")
    return (time.perf_counter() - start) * 1000


def frames_per_second(env, seconds=2.0):
    """Pictures a second: one after each reset and step, sampled actions."""
    env.reset(seed=42)
    env.action_space.seed(42)
    frames = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        _, _, terminated, truncated, _ = env.step(env.action_space.sample())
        if terminated or truncated:
            env.reset()
        env.render()
        frames += 1
    return frames / (time.perf_counter() - start)


def filmed_frames_per_second(env_id, episodes=40):
    """Frames a second of whole videos, one an episode, with moviepy and its ffmpeg."""
    import shutil
    import tempfile

    import gymnasium

    folder = tempfile.mkdtemp()
    env = gymnasium.wrappers.RecordVideo(
        gymnasium.make(env_id, render_mode="rgb_array"), folder, episode_trigger=lambda _: True
    )
    env.action_space.seed(42)
    frames = 0
    start = time.perf_counter()
    for episode in range(episodes):
        env.reset(seed=42 if episode == 0 else None)
        frames += 1
        done = False
        while not done:
            _, _, terminated, truncated, _ = env.step(env.action_space.sample())
            frames += 1
            done = terminated or truncated
    env.close()
    rate = frames / (time.perf_counter() - start)
    shutil.rmtree(folder)
    return rate


def main(name):
    kind, _, rest = name.partition("/")
    if rest.startswith("textbook/"):
        pass
    elif kind in ("make", "typed"):
        import gymnasium

        print(steps_per_second(gymnasium.make(rest)))
    elif kind == "vector":
        import gymnasium

        sync = {"vectorization_mode": "sync"} if rest.startswith("sync") else {}
        lanes = 16384 if rest.endswith("-16384") else 1024
        environment = rest.removeprefix("sync/") if rest.startswith("sync/") else "CartPole-v1"
        print(vector_steps_per_second(gymnasium.make_vec(environment, num_envs=lanes, **sync)))
    elif kind == "recorder":
        import rldurham

        print(steps_per_second(rldurham.Recorder(rldurham.make(rest), smoothing=10)))
    elif kind == "render":
        import gymnasium

        print(frames_per_second(gymnasium.make(rest, render_mode="rgb_array")))
    elif kind == "record":
        import warnings

        warnings.simplefilter("ignore")
        print(filmed_frames_per_second(rest))
    elif kind == "plot":
        print(plot(int(rest)))
    elif name == "startup":
        print(probe()[0] * 1000)
    elif name == "startup-memory":
        print(probe()[1])


main(sys.argv[1])
