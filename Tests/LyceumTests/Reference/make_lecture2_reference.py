"""Write the reference files for the Lecture 2 loop and the random-agent loop.

Writes, beside this file:

    lecture2_page.txt      the text printed by the loop: for every finished episode the
                           info dictionary, then the tracker's dictionary as it stood
                           before that info was tracked (11 episodes, 22 lines)
    lecture2_log.txt       the log file written afterwards
    random_agent_201.txt   tab-separated: episode, length, r_mean_, r_std_ (Python repr)

Run with Python 3.11.7, rldurham 0.1.1, gymnasium 1.4.0, numpy 2.4.6, torch 2.13.0+cpu,
lightning 2.6.6, pandas 3.1.1 on Linux x86-64 (glibc).
"""

from pathlib import Path

import numpy as np
import rldurham as rld

HERE = Path(__file__).resolve().parent


def play(env, choose):
    """Play one episode and return the info dictionary of its last step."""
    env.reset()
    over = False
    while not over:
        _, _, terminated, truncated, info = env.step(choose())
        over = terminated or truncated
    return info


def lecture_page():
    """Eleven episodes with sampled actions; statistics on for even episodes only."""
    env = rld.Recorder(rld.make("CartPole-v1"), smoothing=10, logs=True)
    rld.seed_everything(42, env)
    tracker = rld.InfoTracker()
    with open(HERE / "lecture2_page.txt", "w", newline="\n") as page:
        for episode in range(11):
            env.info = episode % 2 == 0
            info = play(env, env.action_space.sample)
            print(info, file=page)
            print(tracker.info, file=page)
            tracker.track(info)
    env.close()
    env.write_log(folder=str(HERE), file="lecture2_log.txt")


def random_agent():
    """201 episodes with actions from numpy's global generator."""
    env = rld.Recorder(rld.make("CartPole-v1"), smoothing=10)
    rld.seed_everything(42, env)
    total = 0
    with open(HERE / "random_agent_201.txt", "w", newline="\n") as out:
        print("episode", "length", "r_mean_", "r_std_", sep="\t", file=out)
        for episode in range(201):
            info = play(env, lambda: np.random.choice(2, p=[0.5, 0.5]))
            stats = info["recorder"]
            total += stats["length"]
            print(episode, stats["length"], repr(stats["r_mean_"]), repr(stats["r_std_"]),
                  sep="\t", file=out)
    env.close()
    print("total length of the 201 episodes:", total)


if __name__ == "__main__":
    lecture_page()
    random_agent()
