"""Writes the reference data of CarRacing-v3 beside this file.

    car_racing_tracks.tsv    seed, domain_randomize (0 or 1), number of tiles, FNV-1a-64 of the track (float64, row by row)
                             and of the road's, field's and grass's colours (float64); each for the first reset and for a second
                             one without a seed
    car_racing_rollouts.tsv  options of make (JSON), policy, seed, steps, finished episodes, FNV-1a-64 of the byte stream after
                             every 100 steps, and for 600 steps of seed 0 the car after every 10 steps, in hex
    car_racing_frames.tsv    policy, seed, step, mode, mean of red, green and blue in each of 12 x 12 fields of the picture

Byte stream of a roll-out: at every reset the car; at every step the car, the reward, one byte terminated, one byte
truncated. The car is, as float32: position, angle, velocity and angular velocity of the hull, the angles of the four wheels; and
as float64 how fast they turn on their axles. All is little-endian. An episode that ends is followed by reset() without a
seed. The action space is seeded with the seed of the first reset, and each roll-out has an environment of its own.

Policies: "sample" takes env.action_space.sample(); "scale" multiplies the sample by 3 (in float32); "gas" is full gas;
"still" is 0; "follow" is `follow` below: it heads for the place of the track that is four tiles ahead.

    SDL_VIDEODRIVER=dummy python3 make_car_racing_reference.py  # gymnasium 1.4.0, box2d 2.3.10, pygame-ce 2.5, numpy 2.4
"""

import math
import struct
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np

from make_box2d_reference import Hash, dense

HERE = Path(__file__).resolve().parent


def car_of(env):
    car = env.unwrapped.car
    hull = car.hull
    numbers = [*hull.position, hull.angle, *hull.linearVelocity, hull.angularVelocity, *(w.angle for w in car.wheels)]
    return np.array(numbers, "<f4"), np.array([float(w.omega) for w in car.wheels], "<f8")


def follow(env):
    """Heads for a place some tiles ahead of the nearest one; the speed is kept at 30 m/s and below in turns."""
    race = env.unwrapped
    hull = race.car.hull
    x, y = hull.position
    track = race.track
    nearest = min(range(len(track)), key=lambda i: (track[i][2] - x) * (track[i][2] - x)
                  + (track[i][3] - y) * (track[i][3] - y))
    _, _, goal_x, goal_y = track[(nearest + 4) % len(track)]
    cosine, sine = math.cos(hull.angle), math.sin(hull.angle)
    right = (goal_x - x) * cosine + (goal_y - y) * sine
    ahead = -(goal_x - x) * sine + (goal_y - y) * cosine
    turn = math.atan2(right, ahead)
    speed = math.sqrt(hull.linearVelocity[0] * hull.linearVelocity[0]
                      + hull.linearVelocity[1] * hull.linearVelocity[1])
    limit = 30 if abs(turn) < 0.1 else 20
    if env.action_space.shape:
        return np.array([min(max(2 * turn, -1), 1), 0.5 if speed < limit else 0, 0 if speed < limit + 5 else 0.2], np.float32)
    if abs(turn) > 0.1:
        return 1 if turn > 0 else 2
    return 3 if speed < limit else 0


def choose(env, policy):
    if policy == "follow":
        return follow(env)
    if policy == "sample":
        return env.action_space.sample()
    if policy == "scale":
        return env.action_space.sample() * np.float32(3)
    if not env.action_space.shape:
        return 3 if policy == "gas" else 0
    return np.array([0, 1 if policy == "gas" else 0, 0], np.float32)


def rollout(options, policy, seed, steps=600):
    env = gym.make("CarRacing-v3", **options)
    digest, hashes, texts, episodes = Hash(), [], [], 0

    def note():
        floats, doubles = car_of(env)
        digest.add(floats.tobytes() + doubles.tobytes())
        return " ".join(f"{bits:08x}" for bits in floats.view(np.uint32))

    env.reset(seed=seed)
    env.action_space.seed(seed)
    note()
    for step in range(1, steps + 1):
        _, reward, terminated, truncated, _ = env.step(choose(env, policy))
        text = note()
        digest.add(struct.pack("<d", float(reward)) + bytes([terminated, truncated]))
        if step % 10 == 0:
            texts.append(text)
        if terminated or truncated:
            episodes += 1
            env.reset()
            note()
        if step % 100 == 0:
            hashes.append(str(digest))
    env.close()
    return episodes, hashes, texts


ROLLOUTS = [
    ({}, "sample", range(8)),
    ({}, "scale", range(4)),
    ({}, "gas", range(4)),
    ({}, "still", range(1)),
    ({}, "follow", range(6)),
    ({"lap_complete_percent": 0.2}, "follow", range(2)),
    ({"continuous": False}, "sample", range(4)),
    ({"continuous": False}, "follow", range(3)),
    ({"domain_randomize": True}, "sample", range(2)),
]

LONG = [({"continuous": False}, "gas", 0, 800), ({}, "follow", 0, 1100), ({"max_episode_steps": -1}, "follow", 0, 1900)]


def write_rollouts(out):
    print("options", "policy", "seed", "steps", "episodes", "hashes", "cars", sep="\t", file=out)
    plays = [(options, policy, seed, 600) for options, policy, seeds in ROLLOUTS for seed in seeds] + LONG
    for options, policy, seed, steps in plays:
        episodes, hashes, texts = rollout(options, policy, seed, steps)
        print(dense(options), policy, seed, steps, episodes, " ".join(hashes),
              "/".join(texts) if seed == 0 and steps == 600 else "", sep="\t", file=out)


def write_tracks(out):
    print("seed", "randomize", "count", "track", "colors", "count2", "track2", "colors2", sep="\t", file=out)
    for randomize in (False, True):
        for seed in range(60):
            env = gym.make("CarRacing-v3", domain_randomize=randomize)
            race = env.unwrapped
            columns = [seed, int(randomize)]
            for start in (seed, None):
                env.reset(seed=start)
                track, colors = Hash(), Hash()
                track.add(np.array(race.track, "<f8").tobytes())
                colors.add(np.array([race.road_color, race.bg_color, race.grass_color], "<f8").tobytes())
                columns += [len(race.track), track, colors]
            print(*columns, sep="\t", file=out)


FRAMES = {("follow", 0): (1, 20, 60, 150, 400), ("gas", 1): (100, 300), ("sample", 2): (50, 200)}


def write_frames(out):
    print("policy", "seed", "step", "mode", "means", sep="\t", file=out)
    for (policy, seed), steps in FRAMES.items():
        env = gym.make("CarRacing-v3", render_mode="rgb_array")
        env.reset(seed=seed)
        env.action_space.seed(seed)
        for step in range(1, steps[-1] + 1):
            pixels = env.step(choose(env, policy))[0]
            if step not in steps:
                continue
            for mode, picture in (("state_pixels", pixels), ("rgb_array", env.render())):
                height, width = picture.shape[:2]
                if mode == "rgb_array":
                    picture = picture[: height // 12 * 12]
                    height = len(picture)
                fields = picture.reshape(12, height // 12, 12, width // 12, 3).mean(axis=(1, 3)).round().astype(np.uint8)
                print(policy, seed, step, mode, fields.tobytes().hex(), sep="\t", file=out)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    gym.logger.min_level = gym.logger.ERROR
    for file, write in (("tracks", write_tracks), ("frames", write_frames), ("rollouts", write_rollouts)):
        with open(HERE / f"car_racing_{file}.tsv", "w", newline="\n") as out:
            write(out)
