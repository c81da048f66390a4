"""A network of plain tensors with automatic gradients, updated by hand; it scales by itself."""

import numpy as np
import torch

HIDDEN = (16,)
ACTIVATION = "tanh"
OUTPUT = "identity"
BIAS = True
INIT = "fan-in"
WEIGHT_SCALE = 1.0
BIAS_SCALE = 1.0
BIAS_SHIFT = 0.0
LEARNING_RATE = 0.1
N_STEPS = 1000
OPTIMIZER = "gd"
MOMENTUM = 0.9
EPSILON = 1e-8
DECAY = 1.0
CLIP = 0.0
BATCH = 0
REG = 0.0
SCALE_X = "standard"
SCALE_Y = "standard"
DTYPE = "float64"

ACTIVATIONS = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "identity": lambda z: z,
}

scaling = {}
memory = {}


def scale_of(values, how):
    if how == "standard":
        return values.mean(dim=0), values.std(dim=0, unbiased=False)
    if how == "max":
        return 0.0, values.abs().amax(dim=0)
    return 0.0, 1.0


def prepare(X, y):
    scaling["x"] = scale_of(tensor(X), SCALE_X)
    scaling["y"] = scale_of(tensor(y), SCALE_Y)
    return X, y


def tensor(values):
    return torch.as_tensor(np.asarray(values), dtype=getattr(torch, DTYPE))


def init_params(n_inputs, seed):
    generator = torch.Generator().manual_seed(seed)
    sizes = [n_inputs, *HIDDEN, 1]
    params = {}
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        w = torch.randn(n_in, n_out, generator=generator) * WEIGHT_SCALE / n_in**0.5
        if INIT == "zeros":
            w = torch.zeros(n_in, n_out)
        if INIT == "constant":
            w = torch.full((n_in, n_out), 0.5)
        params[f"w{i}"] = w.to(getattr(torch, DTYPE)).numpy()
        if BIAS:
            b = torch.randn(n_out, generator=generator) * BIAS_SCALE + BIAS_SHIFT
            b = b if i <= len(HIDDEN) else torch.zeros(n_out)
            params[f"b{i}"] = b.to(getattr(torch, DTYPE)).numpy()
    return params


def leaves(params):
    return {name: tensor(value).clone().requires_grad_(True) for name, value in params.items()}


def network(w, x):
    """x is scaled."""
    n_layers = len(HIDDEN) + 1
    a = x
    for i in range(1, n_layers + 1):
        z = a @ w[f"w{i}"]
        if BIAS:
            z = z + w[f"b{i}"]
        a = ACTIVATIONS[ACTIVATION if i < n_layers else OUTPUT](z)
    return a


def loss_of(w, x, y):
    prediction = network(w, x)
    loss = (prediction - y).pow(2).mean()
    return loss + REG * sum(w[name].pow(2).sum() for name in w if name.startswith("w"))


def scaled(X, y=None):
    x = (tensor(X) - scaling["x"][0]) / scaling["x"][1]
    if y is None:
        return x
    return x, (tensor(y) - scaling["y"][0]) / scaling["y"][1]


def reset():
    memory.clear()
    memory.update(t=0, rng=torch.Generator().manual_seed(0), grad={})


def train_step(w, x, y):
    if BATCH:
        rows = torch.randperm(len(x), generator=memory["rng"])[:BATCH]
        x, y = x[rows], y[rows]
    for value in w.values():
        value.grad = None
    loss_of(w, x, y).backward()
    if CLIP:
        torch.nn.utils.clip_grad_norm_(w.values(), CLIP)
    memory["t"] += 1
    t = memory["t"]
    rate = LEARNING_RATE * DECAY**t
    with torch.no_grad():
        for name, value in w.items():
            g = value.grad if value.grad is not None else torch.zeros_like(value)
            if OPTIMIZER == "momentum":
                v = MOMENTUM * memory.get("v" + name, 0.0) - rate * g
                memory["v" + name] = v
                value += v
            elif OPTIMIZER == "adam":
                m = 0.9 * memory.get("m" + name, 0.0) + 0.1 * g
                s = 0.999 * memory.get("s" + name, 0.0) + 0.001 * g**2
                memory["m" + name], memory["s" + name] = m, s
                m, s = m / (1 - 0.9**t), s / (1 - 0.999**t)
                value -= rate * m / (s.sqrt() + EPSILON)
            else:
                value -= rate * g


def predict(params, X):
    x = (tensor(X) - scaling["x"][0]) / scaling["x"][1]
    with torch.no_grad():
        prediction = network(leaves(params), x) * scaling["y"][1] + scaling["y"][0]
    return prediction.numpy()


# What the benchmark takes hold of: arrays in, arrays out.


def arrays(w):
    return {name: value.detach().numpy().copy() for name, value in w.items()}


def forward(params, X):
    with torch.no_grad():
        prediction = network(leaves(params), scaled(X)) * scaling["y"][1] + scaling["y"][0]
    return prediction.numpy()


def loss(params, X, y):
    with torch.no_grad():
        return float(loss_of(leaves(params), *scaled(X, y)))


def gradient(params, X, y):
    w = leaves(params)
    loss_of(w, *scaled(X, y)).backward()
    return {
        name: np.zeros(value.shape) if value.grad is None else value.grad.numpy()
        for name, value in w.items()
    }


def step(params, X, y):
    w = leaves(params)
    for name, value in w.items():
        value.grad = memory["grad"].get(name)
    train_step(w, *scaled(X, y))
    memory["grad"] = {name: value.grad for name, value in w.items()}
    return arrays(w)


def train(params, X, y, n_steps, record=None):
    reset()
    w, (x, y) = leaves(params), scaled(X, y)
    for _ in range(n_steps):
        if record is not None:
            record.append(float(loss_of(w, x, y).detach()))
        train_step(w, x, y)
    return arrays(w)


def layers(params):
    n_layers = len(HIDDEN) + 1
    return [(params[f"w{i}"], params.get(f"b{i}")) for i in range(1, n_layers + 1)]
