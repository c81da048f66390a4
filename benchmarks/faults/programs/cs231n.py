"""A two-layer network in the manner of a course: flat functions, model["W1"], in-place updates."""

import numpy as np

HIDDEN = (16,)
ACTIVATION = "relu"
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

means = {}
step_cache = {}


def prepare(X, y):
    X_mean, X_std, y_mean, y_std = 0.0, 1.0, 0.0, 1.0
    if SCALE_X == "standard":
        X_mean, X_std = np.mean(X, axis=0), np.std(X, axis=0)
    if SCALE_X == "max":
        X_std = np.max(np.abs(X), axis=0)
    if SCALE_Y == "standard":
        y_mean, y_std = np.mean(y), np.std(y)
    means.update(X_mean=X_mean, X_std=X_std, y_mean=y_mean, y_std=y_std)
    return ((X - X_mean) / X_std).astype(DTYPE), ((y - y_mean) / y_std).astype(DTYPE)


def init_two_layer_model(input_size, hidden_size, output_size, seed):
    np_random = np.random.RandomState(seed)
    model = {}
    model["W1"] = np_random.randn(input_size, hidden_size) * WEIGHT_SCALE / np.sqrt(input_size)
    model["W2"] = np_random.randn(hidden_size, output_size) * WEIGHT_SCALE / np.sqrt(hidden_size)
    if INIT in ("zeros", "constant"):
        value = 0.0 if INIT == "zeros" else 0.5
        model["W1"] = np.full((input_size, hidden_size), value)
        model["W2"] = np.full((hidden_size, output_size), value)
    if BIAS:
        model["b1"] = np_random.randn(hidden_size) * BIAS_SCALE + BIAS_SHIFT
        model["b2"] = np.zeros(output_size)
    return {p: model[p].astype(DTYPE) for p in model}


def init_params(n_inputs, seed):
    return init_two_layer_model(n_inputs, HIDDEN[0], 1, seed)


def two_layer_net(X, model, y=None, reg=0.0):
    W1, W2 = model["W1"], model["W2"]
    b1, b2 = (model["b1"], model["b2"]) if BIAS else (0.0, 0.0)
    N = X.shape[0]

    # forward pass
    z1 = np.dot(X, W1) + b1
    if ACTIVATION == "relu":
        hidden_layer = np.maximum(0, z1)
    elif ACTIVATION == "tanh":
        hidden_layer = np.tanh(z1)
    elif ACTIVATION == "sigmoid":
        hidden_layer = 1 / (1 + np.exp(-z1))
    else:
        hidden_layer = z1
    scores = np.dot(hidden_layer, W2) + b2
    if OUTPUT == "tanh":
        scores = np.tanh(scores)
    if OUTPUT == "sigmoid":
        scores = 1 / (1 + np.exp(-scores))
    if OUTPUT == "relu":
        scores = np.maximum(0, scores)
    if y is None:
        return scores

    # loss: average squared error and regularization
    data_loss = np.sum((scores - y) ** 2) / N
    reg_loss = 0.5 * reg * np.sum(W1 * W1) + 0.5 * reg * np.sum(W2 * W2)
    loss = data_loss + reg_loss

    # backward pass
    dscores = 2 * (scores - y) / N
    if OUTPUT == "tanh":
        dscores = dscores * (1 - scores**2)
    if OUTPUT == "sigmoid":
        dscores = dscores * scores * (1 - scores)
    if OUTPUT == "relu":
        dscores = dscores * (scores > 0)
    grads = {}
    grads["W2"] = np.dot(hidden_layer.T, dscores)
    grads["b2"] = np.sum(dscores, axis=0)
    dhidden = np.dot(dscores, W2.T)
    if ACTIVATION == "relu":
        dhidden[hidden_layer <= 0] = 0
    elif ACTIVATION == "tanh":
        dhidden = dhidden * (1 - hidden_layer**2)
    elif ACTIVATION == "sigmoid":
        dhidden = dhidden * hidden_layer * (1 - hidden_layer)
    grads["W1"] = np.dot(X.T, dhidden)
    grads["b1"] = np.sum(dhidden, axis=0)
    # add regularization gradient contribution
    grads["W2"] += reg * W2
    grads["W1"] += reg * W1
    return loss, {p: grads[p] for p in model}


def forward(model, X):
    return two_layer_net(X, model)


def loss(model, X, y):
    return two_layer_net(X, model, y, REG)[0]


def gradient(model, X, y):
    return two_layer_net(X, model, y, REG)[1]


def reset():
    step_cache.clear()
    step_cache.update(it=0, rng=np.random.RandomState(0))


def step(model, X, y):
    X_batch, y_batch = X, y
    if BATCH:
        batch_mask = step_cache["rng"].choice(X.shape[0], BATCH, replace=False)
        X_batch, y_batch = X[batch_mask], y[batch_mask]
    _, grads = two_layer_net(X_batch, model, y_batch, REG)
    if CLIP:
        norm = np.sqrt(sum(np.sum(grads[p] ** 2) for p in grads))
        grads = {p: grads[p] * min(1.0, CLIP / (norm + 1e-12)) for p in grads}
    step_cache["it"] += 1
    it = step_cache["it"]
    learning_rate = LEARNING_RATE * DECAY**it
    for p in model:
        if OPTIMIZER == "momentum":
            dx = MOMENTUM * step_cache.get("v" + p, 0.0) - learning_rate * grads[p]
            step_cache["v" + p] = dx
        elif OPTIMIZER == "adam":
            m = 0.9 * step_cache.get("m" + p, 0.0) + 0.1 * grads[p]
            v = 0.999 * step_cache.get("s" + p, 0.0) + 0.001 * grads[p] ** 2
            step_cache["m" + p], step_cache["s" + p] = m, v
            mt, vt = m / (1 - 0.9**it), v / (1 - 0.999**it)
            dx = -learning_rate * mt / (np.sqrt(vt) + EPSILON)
        else:
            dx = -learning_rate * grads[p]
        model[p] += dx
    return model


def train(model, X, y, n_steps, record=None):
    reset()
    model = {p: model[p].copy() for p in model}
    for _ in range(n_steps):
        if record is not None:
            record.append(float(loss(model, X, y)))
        model = step(model, X, y)
    return model


def predict(model, X):
    X_test = ((X - means["X_mean"]) / means["X_std"]).astype(DTYPE)
    return forward(model, X_test) * means["y_std"] + means["y_mean"]


def layers(model):
    return [(model["W1"], model.get("b1")), (model["W2"], model.get("b2"))]
