"""Write what PyTorch computes, to compare LyceumLearning with.

Writes, beside this file, in the safetensors format:

    operations.safetensors     operations, losses and layers
    distributions.safetensors  log-probabilities, entropies, divergences
        CASE/in0, in1, …       inputs that want a gradient
        CASE/const0, …         inputs that want none
        CASE/out               the result
        CASE/up                the gradient of a loss with respect to the result
        CASE/grad0, grad1, …   the gradients of that loss with respect to the inputs
    training.safetensors
        gradients/0, 1         the gradients of two parameters in 100 steps
        start/0, 1             the parameters at first
        CASE/STEP/0, 1         the parameters after so many steps of an optimiser
        clip/…                 gradients after clipping, and the norms before
        schedule/CASE          learning rates after 0, 1, … steps, from 0.5
        initialiser/CASE       largest size and standard deviation of a weight of 300 by 200

Run with Python 3.11.7, torch 2.13.0+cpu, numpy 2.4.6, safetensors 0.8.0: python make_reference.py
"""

import math
from pathlib import Path

import numpy as np
import safetensors
import safetensors.torch
import torch
import torch.distributions as D
import torch.nn.functional as F

HERE = Path(__file__).resolve().parent
VERSIONS = {"torch": torch.__version__, "numpy": np.__version__, "safetensors": safetensors.__version__}
RNG = np.random.default_rng(5)


def normal(*shape, scale=1.0):
    return torch.tensor(RNG.normal(0, scale, shape), dtype=torch.float32)


def positive(*shape, low=0.2, high=3.0):
    return torch.tensor(RNG.uniform(low, high, shape), dtype=torch.float32)


def whole(high, *shape):
    return torch.tensor(RNG.integers(0, high, shape))


def store(name, tensors):
    flat = {key: value.detach().clone().contiguous() for key, value in tensors.items()}
    safetensors.torch.save_file(flat, HERE / name, metadata=VERSIONS)


class Cases(dict):
    def add(self, name, function, *inputs, consts=()):
        leaves = [x.clone().requires_grad_() for x in inputs]
        result = function(*leaves, *consts)
        up = normal(*result.shape)
        result.backward(up)
        for i, leaf in enumerate(leaves):
            self[f"{name}/in{i}"] = inputs[i]
            self[f"{name}/grad{i}"] = leaf.grad
        for i, const in enumerate(consts):
            self[f"{name}/const{i}"] = const.float()
        self[f"{name}/out"] = result
        self[f"{name}/up"] = up


def operations():
    cases = Cases()
    add = cases.add

    # Two operands.
    for name, f in {
        "add": lambda a, b: a + b,
        "subtract": lambda a, b: a - b,
        "multiply": lambda a, b: a * b,
        "maximum": torch.maximum,
        "minimum": torch.minimum,
    }.items():
        add(name, f, normal(5, 13), normal(5, 13))
        add(f"{name}-broadcast", f, normal(2, 3, 4), normal(3, 1))
        add(f"{name}-row", f, normal(13), normal(5, 13))
        add(f"{name}-number", f, normal(3, 4), normal())
    add("divide", lambda a, b: a / b, normal(5, 13), positive(5, 13))
    add("divide-broadcast", lambda a, b: a / b, normal(2, 3, 4), positive(3, 1))
    add("pow", lambda a, b: a**b, positive(5, 13), normal(5, 13))
    add("where", lambda a, b, c: torch.where(c != 0, a, b), normal(3, 4), normal(4), consts=(whole(2, 3, 4),))

    # An operand and a number.
    add("plus-2", lambda x: x + 2, normal(3, 7))
    add("minus-2", lambda x: x - 2, normal(3, 7))
    add("2-minus", lambda x: 2 - x, normal(3, 7))
    add("times-3", lambda x: x * 3, normal(3, 7))
    add("over-3", lambda x: x / 3, normal(3, 7))
    add("3-over", lambda x: 3 / x, positive(3, 7))
    add("pow-2.5", lambda x: x**2.5, positive(3, 7))
    add("pow-3", lambda x: x**3, normal(3, 7))

    # One operand.
    for name, f in {
        "negate": torch.neg,
        "exp": torch.exp,
        "abs": torch.abs,
        "square": torch.square,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
        "relu": torch.relu,
        "softplus": F.softplus,
        "leakyRelu": lambda x: F.leaky_relu(x, 0.1),
        "elu": lambda x: F.elu(x, 1.5),
        "clamp": lambda x: x.clamp(-0.5, 0.8),
    }.items():
        add(name, f, normal(5, 13, scale=3))
    add("log", torch.log, positive(5, 13))
    add("sqrt", torch.sqrt, positive(5, 13))
    add("tanh-far", torch.tanh, normal(40, scale=10))
    add("sigmoid-far", torch.sigmoid, normal(40, scale=20))
    add("softplus-far", F.softplus, normal(40, scale=15))

    # Reductions.
    add("sum", lambda x: x.sum(), normal(5, 13))
    add("mean", lambda x: x.mean(), normal(5, 13))
    for axis in range(3):
        add(f"sum-{axis}", lambda x: x.sum(axis), normal(3, 4, 5))
        add(f"mean-{axis}", lambda x: x.mean(axis), normal(3, 4, 5))
        add(f"max-{axis}", lambda x: x.amax(axis), normal(3, 4, 5))
        add(f"min-{axis}", lambda x: x.amin(axis), normal(3, 4, 5))
        add(f"logSumExp-{axis}", lambda x: x.logsumexp(axis), normal(3, 4, 5, scale=5))
        add(f"softmax-{axis}", lambda x: x.softmax(axis), normal(3, 4, 5, scale=3))
        add(f"logSoftmax-{axis}", lambda x: x.log_softmax(axis), normal(3, 4, 5, scale=3))
    add("sum-kept", lambda x: x.sum(1, keepdim=True), normal(3, 4, 5))
    add("sum-axes", lambda x: x.sum((0, 2)), normal(3, 4, 5))
    add("mean-axes-kept", lambda x: x.mean((0, 2), keepdim=True), normal(3, 4, 5))
    add("max", lambda x: x.max(), normal(5, 13))
    add("min", lambda x: x.min(), normal(5, 13))
    add("variance", lambda x: x.var(), normal(5, 13))
    add("variance-population", lambda x: x.var(correction=0), normal(5, 13))
    add("standardDeviation", lambda x: x.std(), normal(5, 13))

    # Matrices.
    add("matmul", torch.matmul, normal(7, 19), normal(19, 11))
    add("matmul-row", torch.matmul, normal(5), normal(5, 3))
    add("matmul-column", torch.matmul, normal(3, 5), normal(5))
    add("matmul-dot", torch.matmul, normal(5), normal(5))
    add("matmul-batch", torch.matmul, normal(2, 1, 4, 5), normal(3, 5, 2))
    add("linear", F.linear, normal(6, 9), normal(17, 9), normal(17))
    add("linear-one", F.linear, normal(9), normal(17, 9), normal(17))
    add("linear-no-bias", F.linear, normal(2, 3, 4), normal(5, 4))

    # Shapes and indices.
    add("reshaped", lambda x: x.reshape(2, -1), normal(3, 4))
    add("flattened", lambda x: x.flatten(1), normal(2, 3, 4))
    add("transposed", lambda x: x.transpose(-2, -1), normal(3, 4))
    add("transposed-order", lambda x: x.permute(2, 0, 1), normal(2, 3, 4))
    add("expandingAxis", lambda x: x.unsqueeze(1), normal(3, 4))
    add("slice-rows", lambda x: x[1:3], normal(4, 5))
    add("slice-last", lambda x: x[..., -1], normal(4, 5))
    add("slice-middle", lambda x: x[:, 1:3, 2], normal(3, 4, 5))
    add("gather", lambda x, i: x.gather(-1, i.unsqueeze(-1)).squeeze(-1), normal(6, 4), consts=(whole(4, 6),))
    add("gather-0", lambda x, i: x.gather(0, i.unsqueeze(0)).squeeze(0), normal(4, 6), consts=(whole(4, 6),))
    add("take", lambda x, i: x[i], normal(4, 3), consts=(whole(4, 9),))
    add("concatenate", lambda a, b: torch.cat((a, b), 1), normal(3, 2), normal(3, 4))
    add("stack", lambda a, b: torch.stack((a, b), 1), normal(3, 2), normal(3, 2))

    # Losses.
    add("mse", F.mse_loss, normal(5, 3), consts=(normal(5, 3),))
    add("mse-sum", lambda a, b: F.mse_loss(a, b, reduction="sum"), normal(5, 3), normal(5, 3))
    add("mse-none", lambda a, b: F.mse_loss(a, b, reduction="none"), normal(5, 3), normal(5, 3))
    add("smoothL1", F.smooth_l1_loss, normal(5, 3), consts=(normal(5, 3),))
    add("smoothL1-half", lambda a, b: F.smooth_l1_loss(a, b, beta=0.5), normal(5, 3), normal(5, 3))
    add("smoothL1-zero", lambda a, b: F.smooth_l1_loss(a, b, beta=0.0), normal(5, 3), normal(5, 3))
    add("crossEntropy", F.cross_entropy, normal(6, 4), consts=(whole(4, 6),))
    add("crossEntropy-probabilities", F.cross_entropy, normal(6, 4), consts=(normal(6, 4).softmax(-1),))

    # Layers.
    add("layerNorm", lambda x, w, b: F.layer_norm(x, (13,), w, b), normal(5, 13), normal(13), normal(13))
    add("conv2D", F.conv2d, normal(2, 3, 6, 5), normal(4, 3, 3, 3), normal(4))
    add("conv2D-stride", lambda x, w: F.conv2d(x, w, stride=2, padding=1), normal(2, 2, 7, 6), normal(3, 2, 3, 3))
    add("maxPool", lambda x: F.max_pool2d(x, 2), normal(2, 2, 6, 7))
    add("maxPool-padded", lambda x: F.max_pool2d(x, 3, 2, 1), normal(2, 2, 6, 7))
    add("averagePool", lambda x: F.avg_pool2d(x, 2), normal(2, 2, 6, 7))
    add("averagePool-padded", lambda x: F.avg_pool2d(x, 3, 2, 1), normal(2, 2, 6, 7))
    add("embedding", lambda w, i: F.embedding(i, w), normal(5, 3), consts=(whole(5, 7),))
    return cases


def distributions():
    cases = Cases()
    add = cases.add
    kl = D.kl_divergence

    logits = lambda l: D.Categorical(logits=l)
    add("categorical-logits", lambda l, s: logits(l).log_prob(s), normal(6, 4, scale=3), consts=(whole(4, 6),))
    add("categorical-entropy", lambda l: logits(l).entropy(), normal(6, 4, scale=3))
    add("categorical-kl", lambda p, q: kl(logits(p), logits(q)), normal(6, 4, scale=2), normal(6, 4, scale=2))
    add(
        "categorical-probabilities", lambda p, s: D.Categorical(probs=p).log_prob(s), positive(6, 4),
        consts=(whole(4, 6),))
    add("categorical-probabilities-entropy", lambda p: D.Categorical(probs=p).entropy(), positive(6, 4))
    impossible = normal(4, 4)
    impossible[:, 1] = -math.inf
    # A tenth of it: from a gradient above 1 PyTorch computes -infinity times 0.
    add("categorical-impossible-entropy", lambda l, m: logits(l + m).entropy() / 10, normal(4, 4), consts=(impossible,))

    bernoulli = lambda l: D.Bernoulli(logits=l)
    add("bernoulli-logits", lambda l, s: bernoulli(l).log_prob(s), normal(5, 3, scale=4),
        consts=(whole(2, 5, 3).float(),))
    add("bernoulli-entropy", lambda l: bernoulli(l).entropy(), normal(5, 3, scale=4))
    add("bernoulli-kl", lambda p, q: kl(bernoulli(p), bernoulli(q)), normal(5, 3, scale=2), normal(5, 3, scale=2))
    add(
        "bernoulli-probabilities", lambda p, s: D.Bernoulli(probs=p).log_prob(s), positive(5, 3, low=0.05, high=0.95),
        consts=(whole(2, 5, 3).float(),))

    add("normal", lambda m, d, s: D.Normal(m, d).log_prob(s), normal(5, 3), positive(3), consts=(normal(5, 3),))
    add("normal-entropy", lambda m, d: D.Normal(m, d).entropy() + 0 * m, normal(5, 3), positive(3))
    add("normal-kl", lambda m, d, n, e: kl(D.Normal(m, d), D.Normal(n, e)), normal(5, 3), positive(5, 3),
        normal(5, 3), positive(5, 3))

    def tanh_normal(m, d):
        return D.TransformedDistribution(D.Normal(m, d), [D.transforms.TanhTransform()])

    add("tanhNormal", lambda m, d, s: tanh_normal(m, d).log_prob(s), normal(5, 3), positive(5, 3),
        consts=(normal(5, 3).tanh(),))
    add("tanhNormal-kl", lambda m, d, n, e: kl(tanh_normal(m, d), tanh_normal(n, e)), normal(5, 3), positive(5, 3),
        normal(5, 3), positive(5, 3))

    def diagonal(m, d):
        return D.MultivariateNormal(m, torch.diag_embed(d**2))

    add("multivariate", lambda m, d, s: diagonal(m, d).log_prob(s), normal(5, 3), positive(5, 3),
        consts=(normal(5, 3),))
    add("multivariate-entropy", lambda m, d: diagonal(m, d).entropy() + 0 * m.sum(-1), normal(5, 3), positive(5, 3))
    add("multivariate-kl", lambda m, d, n, e: kl(diagonal(m, d), diagonal(n, e)), normal(5, 3), positive(5, 3),
        normal(5, 3), positive(5, 3))
    return cases


def training():
    data = {}
    shapes = [(3, 5), (4,)]
    start = [normal(*shape) for shape in shapes]
    steps = 100
    gradients = [normal(steps, *shape, scale=0.7) for shape in shapes]
    for i in range(2):
        data[f"start/{i}"] = start[i]
        data[f"gradients/{i}"] = gradients[i]
    optimisers = {
        "adam": (torch.optim.Adam, dict(lr=0.01)),
        "adam-betas": (torch.optim.Adam, dict(lr=0.01, betas=(0.8, 0.95), eps=1e-5)),
        "adam-decay": (torch.optim.Adam, dict(lr=0.01, weight_decay=0.1)),
        "adam-amsgrad": (torch.optim.Adam, dict(lr=0.01, amsgrad=True)),
        "adam-maximize": (torch.optim.Adam, dict(lr=0.01, maximize=True)),
        "adamw": (torch.optim.AdamW, dict(lr=0.01)),
        "adamw-amsgrad": (torch.optim.AdamW, dict(lr=0.01, weight_decay=0.3, amsgrad=True, maximize=True)),
        "sgd": (torch.optim.SGD, dict(lr=0.01)),
        "sgd-decay": (torch.optim.SGD, dict(lr=0.01, weight_decay=0.1, maximize=True)),
        "sgd-momentum": (torch.optim.SGD, dict(lr=0.01, momentum=0.9)),
        "sgd-dampening": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, dampening=0.3, weight_decay=0.1)),
        "sgd-nesterov": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.1)),
        "rmsprop": (torch.optim.RMSprop, dict(lr=0.01)),
        "rmsprop-alpha": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, eps=1e-4, weight_decay=0.1)),
        "rmsprop-momentum": (torch.optim.RMSprop, dict(lr=0.01, momentum=0.9)),
        "rmsprop-centered": (torch.optim.RMSprop, dict(lr=0.01, centered=True)),
        "rmsprop-all": (torch.optim.RMSprop, dict(lr=0.01, centered=True, momentum=0.5, maximize=True)),
    }
    for name, (kind, options) in optimisers.items():
        parameters = [x.clone().requires_grad_() for x in start]
        optimiser = kind(parameters, **options)
        for step in range(steps):
            for i in range(2):
                # The second parameter has no gradient in every third step.
                skip = i == 1 and step % 3 == 2
                parameters[i].grad = None if skip else gradients[i][step].clone()
            optimiser.step()
            if step + 1 in (1, 2, 10, 100):
                for i in range(2):
                    data[f"{name}/{step + 1}/{i}"] = parameters[i].detach().clone()

    for order in (2.0, 1.0, 3.0, math.inf):
        for maximum in (0.5, 1000.0):
            parameters = [x.clone().requires_grad_() for x in start]
            for i in range(2):
                parameters[i].grad = gradients[i][0].clone()
            norm = torch.nn.utils.clip_grad_norm_(parameters, maximum, order)
            data[f"clip/{order:g}/{maximum:g}/norm"] = norm
            for i in range(2):
                data[f"clip/{order:g}/{maximum:g}/{i}"] = parameters[i].grad
    parameters = [x.clone().requires_grad_() for x in start]
    for i in range(2):
        parameters[i].grad = gradients[i][0].clone()
    torch.nn.utils.clip_grad_value_(parameters, 0.4)
    for i in range(2):
        data[f"clip/value/{i}"] = parameters[i].grad

    schedules = {
        "step": lambda o: torch.optim.lr_scheduler.StepLR(o, 7, 0.3),
        "exponential": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
        "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 12, 0.05),
        "linear": lambda o: torch.optim.lr_scheduler.LinearLR(o, 1 / 3, 1, 10),
        "linear-down": lambda o: torch.optim.lr_scheduler.LinearLR(o, 1, 0, 25),
        "lambda": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda n: 1 / (1 + n)),
    }
    for name, make in schedules.items():
        optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
        scheduler = make(optimiser)
        rates = []
        for _ in range(31):
            rates.append(optimiser.param_groups[0]["lr"])
            optimiser.step()
            scheduler.step()
        data[f"schedule/{name}"] = torch.tensor(rates, dtype=torch.float64)

    torch.manual_seed(0)
    init = torch.nn.init
    for name, fill in {
        "uniformFanIn": lambda w: init.kaiming_uniform_(w, a=math.sqrt(5)),
        "xavierUniform": lambda w: init.xavier_uniform_(w, 2.0),
        "xavierNormal": lambda w: init.xavier_normal_(w),
        "kaimingUniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
        "kaimingNormal": lambda w: init.kaiming_normal_(w, nonlinearity="relu"),
        "orthogonal": lambda w: init.orthogonal_(w, 1.5),
    }.items():
        weight = torch.empty(300, 200)
        fill(weight)
        data[f"initialiser/{name}"] = torch.stack((weight.abs().max(), weight.std()))
    return data


store("operations.safetensors", operations())
store("distributions.safetensors", distributions())
store("training.safetensors", training())
