"""The learning benchmarks with PyTorch on one thread: python peer_learning.py NAME prints one figure.

Needs torch 2.13.0 and, for reinforce, gymnasium 1.4.0.
"""

import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


def network(*sizes, dropout=0.0):
    layers = [nn.Linear(sizes[0], sizes[1])]
    for inputs, outputs in zip(sizes[1:], sizes[2:]):
        if dropout:
            layers.append(nn.Dropout(dropout))
        layers += [nn.ReLU(), nn.Linear(inputs, outputs)]
    return nn.Sequential(*layers)


def reinforce():
    """Microseconds a step of the tutorial's loop with dropout, over 60 episodes."""
    import gymnasium

    env = gymnasium.make("CartPole-v1")
    env.reset(seed=1)
    policy = network(4, 128, 2, dropout=0.5)
    optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)
    steps = 0
    start = time.perf_counter()
    for _ in range(60):
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
        returns, following = [], 0.0
        for reward in reversed(rewards):
            following = reward + 0.99 * following
            returns.insert(0, following)
        returns = torch.tensor(returns)
        returns = (returns - returns.mean()) / returns.std()
        loss = -(torch.stack(log_probabilities) * returns).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        steps += len(rewards)
    return (time.perf_counter() - start) * 1e6 / steps


def timed(update):
    """Microseconds an update."""
    for _ in range(20):
        update()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < 1:
        update()
        count += 1
    return (time.perf_counter() - start) * 1e6 / count


def dqn():
    online, target = network(4, 120, 84, 2), network(4, 120, 84, 2)
    optimizer = torch.optim.Adam(online.parameters(), lr=0.00025)
    observations, following = torch.randn(128, 4), torch.randn(128, 4)
    actions, rewards = torch.arange(128).remainder(2).unsqueeze(1), torch.ones(128)

    def update():
        with torch.no_grad():
            best = rewards + 0.99 * target(following).max(dim=1).values
        loss = nn.functional.mse_loss(online(observations).gather(1, actions).squeeze(1), best)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return timed(update)


def sac():
    actor = network(3, 256, 256, 2)
    critics = [network(4, 256, 256, 1) for _ in range(2)]
    targets = [network(4, 256, 256, 1) for _ in range(2)]
    actor_optimizer = torch.optim.Adam(actor.parameters(), lr=0.0003)
    critic_optimizer = torch.optim.Adam([p for critic in critics for p in critic.parameters()], lr=0.001)
    observations, following, actions = torch.randn(256, 3), torch.randn(256, 3), torch.randn(256, 1)
    rewards = torch.ones(256, 1)

    def policy(observations):
        mean, log_deviation = actor(observations).chunk(2, dim=1)
        normal = torch.distributions.Normal(mean, log_deviation.clamp(-5, 2).exp())
        raw = normal.rsample()
        action = torch.tanh(raw)
        return action, normal.log_prob(raw) - torch.log(1 - action.pow(2) + 1e-6)

    def update():
        with torch.no_grad():
            action, log_probability = policy(following)
            inputs = torch.cat([following, action], 1)
            worse = torch.min(targets[0](inputs), targets[1](inputs))
            goal = rewards + 0.99 * (worse - 0.2 * log_probability)
        inputs = torch.cat([observations, actions], 1)
        loss = sum(nn.functional.mse_loss(critic(inputs), goal) for critic in critics)
        critic_optimizer.zero_grad()
        loss.backward()
        critic_optimizer.step()
        action, log_probability = policy(observations)
        inputs = torch.cat([observations, action], 1)
        loss = (0.2 * log_probability - torch.min(critics[0](inputs), critics[1](inputs))).mean()
        actor_optimizer.zero_grad()
        loss.backward()
        actor_optimizer.step()
        with torch.no_grad():
            for target, critic in zip(targets, critics):
                for slow, fast in zip(target.parameters(), critic.parameters()):
                    slow.copy_(0.995 * slow + 0.005 * fast)

    return timed(update)


def matmul():
    a, b = torch.randn(256, 256), torch.randn(256, 256)
    best = 0.0
    for _ in range(20):
        start = time.perf_counter()
        for _ in range(20):
            a @ b
        best = max(best, 20 * 2 * 256**3 / (time.perf_counter() - start) / 1e9)
    return best


print({"reinforce": reinforce, "dqn": dqn, "sac": sac, "matmul-256": matmul}[sys.argv[1]]())
