"""Write reference scenarios for the Recorder, and the texts of env_info and check_device.

Writes:

    recorder.jsonl   beside this file: one scenario per line (a JSON object)
    envinfo.txt      in LyceumTests/Reference: for several environments the text printed by
                     env_info and the value returned; then the two texts of check_device

A scenario has the settings of the Recorder (smoothing, full_stats, key, info, logs,
ignore_existing at construction), "transform" (the wrapper between make and the Recorder:
none, "scale 0.1", "scale -2", "clip -1 1", "clip 0 0.5"), "ops" and "log", the text of the
log file written at the end.  The inner environment does what its action says: the action
carries the reward, the two flags and whether info holds the Recorder's key already.

Every op is a list; its last element is the outcome:

    ["reset", null]
    ["step", reward, terminated, truncated, outcome]
    ["step+key", reward, terminated, truncated, outcome]   info comes with {key: 7}
    ["info" | "logs" | "ignore_existing", true | false, null]
    ["add_stats", "fresh" | "last", ignore_existing, outcome]  into {} or into the info of
                                                           the last step
    ["close", null]

An outcome is null (nothing to report), or an object with
    "reward"  the reward returned, as Python repr (steps only)
    "stats"   repr of info[key] without "full"; absent if the key is not in info
    "full"    the number of entries of "full", if present
    "true"    r_std, and r_std_ with smoothing, from exact arithmetic; null where a number
              is not finite
    "error"   exception type, "text" its text

Rewards are strings holding Python numbers (also inf, -inf, nan).  A scenario ends early
after "math domain error" (a variance that rounding made negative) and after an
OverflowError (a square too large); every other exception is recorded and the scenario
goes on.  "touches" names the corner cases that a scenario meets:

    negative variance    ends with "math domain error"
    overflow             ends with OverflowError
    zero length          add_stats without any step in the episode
    double entry         statistics computed more than once for one episode
    after end            a step after the end of an episode without reset
    abandoned            an episode left in the middle by reset or close
    phantom              a step before the first reset (it fails, but starts an episode)
    key present          the key was in info already
    not finite           infinite or NaN rewards
    bad smoothing        smoothing 0 (fails at the first statistics) or negative (fails at
                         construction: the record has "error" and "text" and no "ops", "log")
    square rounding      a number x was squared for which Python's x ** 2, the C library's
                         pow(x, 2), is not the correctly rounded x * x

With arguments it writes only scenarios, of another seed and into another file, for
`checks --filter recorder --scenarios FILE`:

    python make_recorder_reference.py SEED COUNT FILE

Run with Python 3.11.7, rldurham 0.1.1, gymnasium 1.4.0, numpy 2.4.6, torch 2.13.0+cpu,
lightning 2.6.6, pandas 3.1.1, box2d 2.3.10 on Linux x86-64 (glibc).
"""

import contextlib
import io
import json
import math
import random
import sys
import tempfile
import warnings
from fractions import Fraction
from pathlib import Path

import gymnasium as gym
import rldurham as rld
import torch

HERE = Path(__file__).resolve().parent


class Scripted(gym.Env):
    """Does what the action (reward, terminated, truncated, info) says."""

    action_space = gym.spaces.Discrete(1)
    observation_space = gym.spaces.Discrete(1000)

    def __init__(self):
        self.count = 0

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.count = 0
        return self.count, {}

    def step(self, action):
        self.count += 1
        reward, terminated, truncated, info = action
        return self.count, reward, terminated, truncated, dict(info)


gym.register("Scripted-v0", entry_point=Scripted)


def transformed(env, transform):
    kind, *values = transform.split()
    values = [float(v) for v in values]
    if kind == "scale":
        return gym.wrappers.TransformReward(env, lambda reward: values[0] * reward)
    if kind == "clip":
        return gym.wrappers.ClipReward(env, values[0], values[1])
    return env


def number(text):
    try:
        return int(text)
    except ValueError:
        return float(text)


def found(info, key, env, rewards, truths):
    """What info holds under the key.  Statistics of an earlier call keep the truth of then, by identity in truths."""
    if key not in info:
        return {}
    stats = info[key]
    if not isinstance(stats, dict):
        return {"stats": repr(stats)}
    out = {"stats": repr({k: v for k, v in stats.items() if k != "full"})}
    if "full" in stats:
        out["full"] = len(stats["full"])
    if id(stats) not in truths:
        truths[id(stats)] = stats, truth(env, stats, rewards) if rewards else {}
    out.update(truths[id(stats)][1])
    return out


def exact_deviation(numbers):
    """The standard deviation, rounded once; None where it has none."""
    if not all(math.isfinite(number) for number in numbers):
        return None
    numbers = [Fraction(number) for number in numbers]
    mean = sum(numbers) / len(numbers)
    variance = sum((number - mean) ** 2 for number in numbers) / len(numbers)
    top, bottom = variance.numerator, variance.denominator
    shift = max(0, 200 + (bottom.bit_length() - top.bit_length()) // 2)   # 200 binary digits
    return float(Fraction(math.isqrt((top << 2 * shift) // bottom), 1 << shift))


def truth(env, stats, rewards):
    """The deviations among the statistics, from exact arithmetic."""
    true = [exact_deviation(rewards)]
    if "r_std_" in stats:
        true.append(exact_deviation(list(env._episode_reward_sum_queue)))
    return {"true": [None if value is None else repr(value) for value in true]}


def squares_differ(*values):
    """Does pow(x, 2) differ from x * x for one of the values?"""
    return any(x == x and abs(x) < 1e154 and float(x) ** 2 != float(x) * float(x) for x in values)


SETTINGS = ("smoothing", "full_stats", "key", "info", "logs", "ignore_existing")


def perform(scenario):
    """Run a scenario; return the record with outcomes."""
    record = {name: scenario[name] for name in SETTINGS}
    record["transform"] = scenario["transform"]
    key = scenario["key"]
    try:
        env = rld.Recorder(transformed(rld.make("Scripted-v0"), scenario["transform"]),
                           **{name: scenario[name] for name in SETTINGS})
    except ValueError as error:
        record.update(error=type(error).__name__, text=str(error), touches=["bad smoothing"])
        return record

    ops, touches, last, truths = [], set(), {}, {}
    if scenario["smoothing"] == 0:
        touches.add("bad smoothing")
    def notice(info):
        """Mark statistics whose own squares are affected."""
        stats = info.get(key)
        if isinstance(stats, dict) and squares_differ(
                *(stats.get(name, 0.0) for name in ("r_sum", "r_mean", "r_mean_"))):
            touches.add("square rounding")

    was_reset, steps, entries, ended, fatal, rewards = False, 0, 0, False, False, []
    for op in scenario["ops"]:
        name, outcome = op[0], None
        try:
            if name == "reset":
                env.reset()
            elif name == "close":
                env.close()
            elif name in ("info", "logs", "ignore_existing"):
                setattr(env, name, op[1])
            elif name == "add_stats":
                target = {} if op[1] == "fresh" else last
                if key in target:
                    touches.add("key present")
                elif steps == 0:
                    touches.add("zero length")
                entries += key not in target
                env.add_stats(target, ignore_existing=op[2])
                outcome = found(target, key, env, rewards, truths)
                notice(target)
            else:
                info = {key: 7} if name == "step+key" else {}
                if ended:
                    touches.add("after end")
                if not was_reset:
                    touches.add("phantom")
                else:
                    steps += 1
                    ended = ended or op[2] or op[3]
                    if (op[2] or op[3]) and env.info:
                        if info:
                            touches.add("key present")
                        else:
                            entries += 1
                if op[1].lstrip("-") in ("inf", "nan"):
                    touches.add("not finite")
                _, reward, _, _, last = env.step((number(op[1]), op[2], op[3], info))
                rewards.append(reward)
                outcome = {"reward": repr(reward), **found(last, key, env, rewards, truths)}
                if squares_differ(reward, number(op[1])):
                    touches.add("square rounding")
                notice(last)
        except Exception as error:
            outcome = {"error": type(error).__name__, "text": str(error)}
            if str(error) == "math domain error":
                touches.add("negative variance")
                fatal = True
            elif isinstance(error, OverflowError):
                touches.add("overflow")
                fatal = True
        if entries > 1:
            touches.add("double entry")
        if name in ("reset", "close") and not fatal:
            if steps and not ended:
                touches.add("abandoned")
            was_reset = was_reset or name == "reset"
            steps, entries, ended, rewards = 0, 0, False, []
        ops.append(list(op) + [outcome])
        if fatal:
            break
    with tempfile.TemporaryDirectory() as folder:
        env.write_log(folder=folder, file="log.txt")
        record["log"] = Path(folder, "log.txt").read_bytes().decode()
    record["ops"] = ops
    record["touches"] = sorted(touches)
    return record


# Scenarios --------------------------------------------------------------------------------

INTEGERS = ["0", "1", "2", "3", "5", "-1", "-2", "10", "-100", "25"]
DECIMALS = ["0.1", "0.25", "-0.3", "0.07", "1.5", "-1.0", "2.0", "0.33", "-24.9", "1.1", "99.99"]
LARGE = ["1000000", "123456.789", "1e16", "-1e16", "9007199254740993", "1e100", "-3e70", "1e150"]
TINY = ["1e-05", "-1e-05", "0.0001", "1e-17", "5e-324", "1e-300", "-2.5e-10", "-0.0"]


def base(**changes):
    scenario = dict(smoothing=None, full_stats=False, key="recorder", info=True, logs=True,
                    ignore_existing=False, transform="none", ops=[])
    scenario.update(changes)
    return scenario


def episode(*rewards, truncated=False):
    """Reset and steps; the last one ends the episode."""
    ops = [["reset"]]
    for k, reward in enumerate(rewards):
        end = k == len(rewards) - 1
        ops.append(["step", reward, end and not truncated, end and truncated])
    return ops


def by_hand():
    """Scenarios for single corner cases."""
    yield base(smoothing=0, ops=episode("1", "2"))
    yield base(smoothing=-1)
    yield base(ops=episode("0.1", "0.1", "0.1"))
    yield base(ops=episode("0.1", "0.1"))
    yield base(smoothing=10, ops=[op for _ in range(10) for op in episode("0.1")])
    yield base(smoothing=3, ops=[op for _ in range(4) for op in episode("0.1")])
    yield base(ops=[["step", "1", False, False], ["step", "1", True, False]] + episode("1", "2"))
    yield base(ops=[["reset"], ["reset"], ["reset"]] + episode("1") + [["reset"], ["close"]])
    yield base(ops=[["reset"], ["add_stats", "fresh", None]] + episode("1"))
    yield base(smoothing=2, ops=[["reset"], ["step", "1", False, False],
                                 ["add_stats", "fresh", None], ["step", "2", True, False]])
    yield base(smoothing=2, ops=episode("1", "2") + [["step", "3", False, False],
                                                     ["step", "4", True, False], ["reset"]])
    yield base(ops=episode("1", "2") + [["add_stats", "last", flag] for flag in (None, True, False)])
    yield base(ops=[["reset"], ["step+key", "1", False, False], ["step+key", "2", True, False],
                    ["ignore_existing", True], ["reset"], ["step+key", "3", False, True]])
    yield base(ops=[["reset"], ["step", "1", False, False], ["close"], ["close"],
                    ["step", "2", True, False], ["reset"], ["close"]])
    yield base(logs=False, ops=episode("1") + [["logs", True]] + episode("2") + [["logs", False]]
               + episode("3") + [["logs", True], ["reset"]] + episode("4") + [["close"]])
    yield base(ops=episode("inf", "1") + episode("nan", "1") + episode("-inf", "inf") + [["close"]])
    yield base(smoothing=2, ops=episode("1") + episode("nan") + episode("2") + episode("3")
               + episode("inf") + [["close"]])
    yield base(ops=episode("1e200", "1") + episode("1"))
    yield base(smoothing=2, ops=episode("1e153", "1") + episode("1e154", "1e154") + [["close"]])
    yield base(ops=episode("1e16", "1", "-1e16") + [["close"]])
    yield base(ops=episode("-0.0", "-0.0") + [["close"]])
    yield base(transform="clip -1 1", ops=episode("5", "-7", "0.5") + [["close"]])
    yield base(transform="scale 0.1", ops=episode("1", "2", "3") + [["close"]])
    yield base(full_stats=True, ops=episode("1", "2") + episode("3") + [["add_stats", "fresh", None]])


def by_chance(rng):
    """One random scenario."""
    scenario = base(
        smoothing=rng.choice([None, 1, 2, 3, 10]), full_stats=rng.random() < 0.25,
        key=rng.choice(["recorder", "recorder", "recorder", "stats", "my key"]),
        info=rng.random() < 0.85, logs=rng.random() < 0.8, ignore_existing=rng.random() < 0.2,
        transform="none" if rng.random() < 2 / 3 else
        rng.choice(["scale 0.1", "scale 0.1", "scale -2", "clip -1 1", "clip 0 0.5"]))
    pools = rng.choice([[INTEGERS], [DECIMALS], [INTEGERS, DECIMALS], [DECIMALS, TINY],
                        [INTEGERS, DECIMALS, LARGE, TINY], [INTEGERS, DECIMALS]])
    wild = rng.random() < 0.4      # does it meet corner cases?
    ops = scenario["ops"]

    def reward():
        if rng.random() < 0.15:    # any number with two decimals
            return repr(round(rng.uniform(-20, 20), 2))
        return rng.choice(rng.choice(pools))

    def sprinkle():
        if rng.random() < 0.06:
            ops.append(["info", rng.random() < 0.7])
        if rng.random() < 0.06:
            ops.append(["logs", rng.random() < 0.7])
        if rng.random() < 0.03:
            ops.append(["ignore_existing", rng.random() < 0.5])
        if wild and rng.random() < 0.06:
            ops.append(["add_stats", rng.choice(["fresh", "fresh", "last"]),
                        rng.choice([None, None, True, False])])

    if wild and rng.random() < 0.1:
        ops.append(["step", reward(), False, False])
    for _ in range(rng.randint(1, 8)):
        ops.append(["reset"])
        same = reward() if rng.random() < 0.15 else None
        length = rng.randint(1, 7)
        for k in range(length):
            sprinkle()
            end = k == length - 1
            flags = rng.choice([(True, False), (True, False), (False, True), (True, True)])
            name = "step+key" if wild and rng.random() < 0.03 else "step"
            ops.append([name, same or reward()] + (list(flags) if end else [False, False]))
            if wild and not end and rng.random() < 0.04:
                break              # leave the episode
            if wild and end and rng.random() < 0.06:
                ops.append(["step", reward(), rng.random() < 0.5, False])
        sprinkle()
        if wild and rng.random() < 0.05:
            ops.append(["close"])
    if rng.random() < 0.7:
        ops.append(["close"])
    return scenario


def write_scenarios(seed=2024, total=300, path=HERE / "recorder.jsonl", fatal_limit=12):
    rng = random.Random(seed)
    records = [perform(scenario) for scenario in by_hand()]
    fatal = 0
    while len(records) < total:
        record = perform(by_chance(rng))
        if {"negative variance", "overflow"} & set(record["touches"]):
            fatal += 1
            if fatal > fatal_limit:
                continue           # enough of these
        records.append(record)
    with open(path, "w", newline="\n") as out:
        for number, record in enumerate(records):
            print(json.dumps({"id": number, **record}, separators=(",", ":")), file=out)


def write_envinfo():
    names = ["CartPole-v1", "MountainCar-v0", "MountainCarContinuous-v0", "Pendulum-v1", "Acrobot-v1",
             "FrozenLake-v1", "FrozenLake8x8-v1", "Taxi-v4", "CliffWalking-v1", "Blackjack-v1",
             "LunarLander-v3", "LunarLanderContinuous-v3", "BipedalWalker-v3",
             "BipedalWalkerHardcore-v3", "CarRacing-v3", "rldurham/Walker"]

    def show(title, make):
        text = io.StringIO()
        with contextlib.redirect_stdout(text):
            try:
                result = "returns " + repr(rld.env_info(make(), print_out=True))
            except Exception as error:
                result = f"raises {type(error).__name__}: {error}"
        return f"## {title}\n{text.getvalue()}{result}\n"

    with open(HERE.parents[1] / "LyceumTests/Reference/envinfo.txt", "w", newline="\n") as out:
        for name in names:
            out.write(show(name, lambda: rld.make(name)))
        out.write(show("CartPole-v1, max_episode_steps=-1",
                       lambda: rld.make("CartPole-v1", max_episode_steps=-1)))
        out.write(show("CartPole-v1 inside a Recorder", lambda: rld.Recorder(rld.make("CartPole-v1"))))
        out.write(show("an environment that is not registered", Scripted))
        real = torch.cuda.is_available
        for title, available in (("check_device, no cuda", False), ("check_device, cuda", True)):
            torch.cuda.is_available = lambda: available
            text = io.StringIO()
            with contextlib.redirect_stdout(text):
                device = rld.check_device()
            out.write(f"## {title}\n{text.getvalue()}returns {device!r}\n")
        torch.cuda.is_available = real


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if len(sys.argv) == 4:
        write_scenarios(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    else:
        write_scenarios()
        write_envinfo()
