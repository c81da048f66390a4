"""A network as functions over a dictionary of arrays: rows are samples, z = X @ W + b."""

import numpy as np

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

scaling = {}
memory = {}


def prepare(X, y):
    scaling["x"] = scale_of(X, SCALE_X)
    scaling["y"] = scale_of(y, SCALE_Y)
    X_train = (X - scaling["x"][0]) / scaling["x"][1]
    y_train = (y - scaling["y"][0]) / scaling["y"][1]
    return X_train.astype(DTYPE), y_train.astype(DTYPE)


def scale_of(values, how):
    if how == "standard":
        return values.mean(axis=0), values.std(axis=0)
    if how == "max":
        return 0.0, np.abs(values).max(axis=0)
    return 0.0, 1.0


def init_params(n_inputs, seed):
    rng = np.random.default_rng(seed)
    sizes = [n_inputs, *HIDDEN, 1]
    params = {}
    for i in range(1, len(sizes)):
        n_in, n_out = sizes[i - 1], sizes[i]
        spread = WEIGHT_SCALE / np.sqrt(n_in)
        if INIT == "zeros":
            W = np.zeros((n_in, n_out))
        elif INIT == "constant":
            W = np.full((n_in, n_out), 0.5)
        else:
            W = rng.normal(size=(n_in, n_out)) * spread
        params[f"W{i}"] = W.astype(DTYPE)
        if BIAS:
            b = rng.normal(size=(1, n_out)) * BIAS_SCALE * (i < len(sizes) - 1)
            params[f"b{i}"] = (b + BIAS_SHIFT * (i < len(sizes) - 1)).astype(DTYPE)
    return params


def activate(z):
    if ACTIVATION == "tanh":
        return np.tanh(z)
    if ACTIVATION == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if ACTIVATION == "relu":
        return np.maximum(0, z)
    return z


def slope(z):
    if ACTIVATION == "tanh":
        return 1 - np.tanh(z) ** 2
    if ACTIVATION == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return s * (1 - s)
    if ACTIVATION == "relu":
        return (z > 0).astype(z.dtype)
    return np.ones_like(z)


def output(z):
    if OUTPUT == "tanh":
        return np.tanh(z)
    if OUTPUT == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if OUTPUT == "relu":
        return np.maximum(0, z)
    return z


def output_slope(z):
    if OUTPUT == "tanh":
        return 1 - np.tanh(z) ** 2
    if OUTPUT == "sigmoid":
        s = 1 / (1 + np.exp(-z))
        return s * (1 - s)
    if OUTPUT == "relu":
        return (z > 0).astype(z.dtype)
    return np.ones_like(z)


def forward_pass(params, X):
    n_layers = len(HIDDEN) + 1
    a, zs, inputs = X, [], []
    for i in range(1, n_layers + 1):
        inputs.append(a)
        z = a @ params[f"W{i}"]
        if BIAS:
            z = z + params[f"b{i}"]
        zs.append(z)
        a = activate(z) if i < n_layers else output(z)
    return a, zs, inputs


def forward(params, X):
    return forward_pass(params, X)[0]


def penalty(params):
    return REG * sum(np.sum(params[name] ** 2) for name in params if name.startswith("W"))


def loss(params, X, y):
    prediction = forward(params, X)
    return np.mean((prediction - y) ** 2) + penalty(params)


def gradient(params, X, y):
    prediction, zs, inputs = forward_pass(params, X)
    n_layers = len(HIDDEN) + 1
    grads = {}
    delta = 2 * (prediction - y) / len(X) * output_slope(zs[-1])
    for i in range(n_layers, 0, -1):
        grads[f"W{i}"] = inputs[i - 1].T @ delta
        grads[f"W{i}"] += 2 * REG * params[f"W{i}"]
        if BIAS:
            grads[f"b{i}"] = np.sum(delta, axis=0, keepdims=True)
        if i > 1:
            delta = (delta @ params[f"W{i}"].T) * slope(zs[i - 2])
    return grads


def reset():
    memory.clear()
    memory.update(t=0, rng=np.random.default_rng(0))


def batch(X, y):
    if not BATCH:
        return X, y
    rows = memory["rng"].choice(len(X), size=BATCH, replace=False)
    return X[rows], y[rows]


def clipped(grads):
    if not CLIP:
        return grads
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * min(1.0, CLIP / (norm + 1e-12)) for name, g in grads.items()}


def step(params, X, y):
    X_batch, y_batch = batch(X, y)
    grads = clipped(gradient(params, X_batch, y_batch))
    memory["t"] += 1
    rate = LEARNING_RATE * DECAY ** memory["t"]
    new = {}
    for name in params:
        g = grads[name]
        if OPTIMIZER == "momentum":
            v = MOMENTUM * memory.get("v" + name, 0.0) - rate * g
            memory["v" + name] = v
            new[name] = params[name] + v
        elif OPTIMIZER == "adam":
            m = 0.9 * memory.get("m" + name, 0.0) + 0.1 * g
            s = 0.999 * memory.get("s" + name, 0.0) + 0.001 * g**2
            memory["m" + name], memory["s" + name] = m, s
            m_hat = m / (1 - 0.9 ** memory["t"])
            s_hat = s / (1 - 0.999 ** memory["t"])
            new[name] = params[name] - rate * m_hat / (np.sqrt(s_hat) + EPSILON)
        else:
            new[name] = params[name] - rate * g
    return new


def train(params, X, y, n_steps, record=None):
    reset()
    for _ in range(n_steps):
        if record is not None:
            record.append(float(loss(params, X, y)))
        params = step(params, X, y)
    return params


def predict(params, X):
    X_scaled = ((X - scaling["x"][0]) / scaling["x"][1]).astype(DTYPE)
    return forward(params, X_scaled) * scaling["y"][1] + scaling["y"][0]


def layers(params):
    n_layers = len(HIDDEN) + 1
    return [(params[f"W{i}"], params.get(f"b{i}")) for i in range(1, n_layers + 1)]
