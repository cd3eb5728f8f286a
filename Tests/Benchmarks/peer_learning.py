"""The same work as LearningBenchmarks.swift with PyTorch on one thread: python peer_learning.py NAME prints one figure.

Needs torch 2.13.0 and gymnasium 1.4.0.
"""

import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
rng = np.random.default_rng(1)


def timed(body):
    """Microseconds for each of the things that body does, from about a second of work."""
    body()
    count = 0
    start = time.perf_counter()
    while time.perf_counter() - start < 1:
        count += body()
    return (time.perf_counter() - start) * 1e6 / count


def reinforce():
    import gymnasium

    env = gymnasium.make("CartPole-v1")
    env.reset(seed=1)
    policy = nn.Sequential(nn.Linear(4, 128), nn.Dropout(0.5), nn.ReLU(), nn.Linear(128, 2))
    optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)

    def episode():
        log_probabilities, rewards = [], []
        observation, _ = env.reset()
        done = False
        while not done:
            choice = torch.distributions.Categorical(logits=policy(torch.as_tensor(observation)))
            action = choice.sample()
            observation, reward, terminated, truncated, _ = env.step(action.item())
            log_probabilities.append(choice.log_prob(action))
            rewards.append(reward)
            done = terminated or truncated
        returns, total = [], 0.0
        for reward in reversed(rewards):
            total = reward + 0.99 * total
            returns.append(total)
        returns = torch.tensor(returns[::-1])
        returns = (returns - returns.mean()) / (returns.std() + 1e-8)
        loss = -(torch.stack(log_probabilities) * returns).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return len(rewards)

    return timed(episode)


class Memory:
    """A full ring buffer of 10,000 steps in NumPy, as CleanRL's."""

    def __init__(self, size, action):
        self.observations = rng.standard_normal((10_000, size), dtype=np.float32)
        self.next_observations = rng.standard_normal((10_000, size), dtype=np.float32)
        self.actions = action
        self.rewards = np.ones(10_000, np.float32)
        self.terminated = (np.arange(10_000) % 20 == 0).astype(np.float32)

    def sample(self, count):
        rows = np.random.randint(0, 10_000, size=count)
        parts = self.observations, self.actions, self.rewards, self.next_observations, self.terminated
        return [torch.from_numpy(part[rows]) for part in parts]


def dqn():
    def network():
        return nn.Sequential(nn.Linear(4, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 2))

    memory = Memory(4, np.arange(10_000) % 2)
    values, target = network(), network()
    optimizer = torch.optim.Adam(values.parameters(), lr=2.5e-4)

    def update():
        observations, actions, rewards, following, terminated = memory.sample(128)
        with torch.no_grad():
            goal = rewards + 0.99 * (1 - terminated) * target(following).max(dim=1).values
        loss = F.mse_loss(values(observations).gather(1, actions.unsqueeze(1)).squeeze(1), goal)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return 1

    return timed(update)


def sac():
    def layers(size):
        return [nn.Linear(size, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU()]

    class Actor(nn.Module):
        def __init__(self):
            super().__init__()
            self.body = nn.Sequential(*layers(3))
            self.mean, self.log_deviation = nn.Linear(256, 1), nn.Linear(256, 1)

        def forward(self, observations):
            features = self.body(observations)
            normal = torch.distributions.Normal(self.mean(features), self.log_deviation(features).clamp(-5, 2).exp())
            before = normal.rsample()
            slope = 2 * (np.log(2) - before - F.softplus(-2 * before))
            return before.tanh(), normal.log_prob(before) - slope

    class Critics(nn.Module):
        def __init__(self):
            super().__init__()
            self.first = nn.Sequential(*layers(4), nn.Linear(256, 1))
            self.second = nn.Sequential(*layers(4), nn.Linear(256, 1))

        def forward(self, observations, actions):
            both = torch.cat((observations, actions), 1)
            return self.first(both), self.second(both)

    memory = Memory(3, rng.random((10_000, 1), dtype=np.float32))
    actor, critics, targets = Actor(), Critics(), Critics()
    targets.load_state_dict(critics.state_dict())
    actor_optimizer = torch.optim.Adam(actor.parameters(), lr=3e-4)
    critic_optimizer = torch.optim.Adam(critics.parameters(), lr=1e-3)

    def update():
        observations, actions, rewards, following, terminated = memory.sample(256)
        with torch.no_grad():
            action, log_probability = actor(following)
            first, second = targets(following, action)
            value = (torch.min(first, second) - 0.2 * log_probability).flatten()
            goal = rewards + 0.99 * (1 - terminated) * value
        first, second = critics(observations, actions)
        loss = F.mse_loss(first.flatten(), goal) + F.mse_loss(second.flatten(), goal)
        critic_optimizer.zero_grad()
        loss.backward()
        critic_optimizer.step()

        action, log_probability = actor(observations)
        first, second = critics(observations, action)
        loss = (0.2 * log_probability - torch.min(first, second)).mean()
        actor_optimizer.zero_grad()
        loss.backward()
        actor_optimizer.step()
        with torch.no_grad():
            for target, source in zip(targets.parameters(), critics.parameters()):
                target.lerp_(source, 0.005)
        return 1

    return timed(update)


def matmul():
    a, b = torch.randn(256, 256), torch.randn(256, 256)

    def multiply():
        torch.matmul(a, b)
        return 1

    return 2 * 256**3 / timed(multiply) / 1000


WORK = {"learn/reinforce": reinforce, "learn/dqn": dqn, "learn/sac": sac, "learn/matmul-256": matmul}
print(WORK[sys.argv[1]]())
