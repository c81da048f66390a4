"""A network as a class that scales by itself: lists of weights (n_out, n_in), z = x W' + b."""

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


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "sigmoid": (sigmoid, lambda a: a * (1 - a)),
    "relu": (lambda z: np.maximum(z, 0), lambda a: 1.0 * (a > 0)),
    "identity": (lambda z: z, np.ones_like),
}


class Scaler:
    def __init__(self, how):
        self.how = how
        self.mean, self.sd = 0.0, 1.0

    def fit(self, values):
        if self.how == "standard":
            self.mean, self.sd = values.mean(axis=0), values.std(axis=0)
        if self.how == "max":
            self.sd = np.abs(values).max(axis=0)
        return self

    def transform(self, values):
        return (values - self.mean) / self.sd

    def inverse_transform(self, values):
        return values * self.sd + self.mean


class Network:
    def __init__(self, n_inputs, seed):
        rng = np.random.default_rng(seed)
        self.sizes = [n_inputs, *HIDDEN, 1]
        self.weights, self.biases = [], []
        for n_in, n_out in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            self.weights.append(self.draw(rng, n_out, n_in))
            is_hidden = len(self.weights) <= len(HIDDEN)
            bias = rng.normal(size=n_out) * BIAS_SCALE + BIAS_SHIFT
            self.biases.append((bias if is_hidden else np.zeros(n_out)).astype(DTYPE))
        self.x_scaler, self.y_scaler = Scaler(SCALE_X), Scaler(SCALE_Y)
        self.forget()

    def draw(self, rng, n_out, n_in):
        if INIT == "zeros":
            return np.zeros((n_out, n_in), dtype=DTYPE)
        if INIT == "constant":
            return np.full((n_out, n_in), 0.5, dtype=DTYPE)
        return (rng.normal(size=(n_out, n_in)) * WEIGHT_SCALE / np.sqrt(n_in)).astype(DTYPE)

    def forget(self):
        self.t = 0
        self.rng = np.random.default_rng(0)
        n = len(self.sizes) - 1
        self.velocity = [[0.0, 0.0] for _ in range(n)]
        self.first = [[0.0, 0.0] for _ in range(n)]
        self.second = [[0.0, 0.0] for _ in range(n)]

    def forward(self, X):
        """X is scaled; keeps the outputs of all layers for backward."""
        self.outputs = [X.astype(DTYPE)]
        for layer, (W, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            z = self.outputs[-1] @ W.T
            if BIAS:
                z = z + b
            last = layer == len(self.weights) - 1
            f = ACTIVATIONS[OUTPUT if last else ACTIVATION][0]
            self.outputs.append(f(z))
        return self.outputs[-1]

    def backward(self, y):
        """y is scaled; returns the gradients of weights and biases."""
        a = self.outputs[-1]
        error = 2 * (a - y) / len(y) * ACTIVATIONS[OUTPUT][1](a)
        d_weights, d_biases = [], []
        for layer in reversed(range(len(self.weights))):
            d_weights.insert(0, error.T @ self.outputs[layer] + 2 * REG * self.weights[layer])
            d_biases.insert(0, error.sum(axis=0) * BIAS)
            if layer > 0:
                error = error @ self.weights[layer]
                error = error * ACTIVATIONS[ACTIVATION][1](self.outputs[layer])
        return d_weights, d_biases

    def loss(self, X, y):
        penalty = REG * sum((W**2).sum() for W in self.weights)
        return ((self.forward(X) - y) ** 2).mean() + penalty

    def update(self, d_weights, d_biases):
        self.t += 1
        for layer in range(len(self.weights)):
            self.weights[layer] = self.weights[layer] + self.move(layer, 0, d_weights[layer])
            self.biases[layer] = self.biases[layer] + self.move(layer, 1, d_biases[layer])

    def move(self, layer, kind, g):
        rate = LEARNING_RATE * DECAY**self.t
        if OPTIMIZER == "momentum":
            v = MOMENTUM * self.velocity[layer][kind] - rate * g
            self.velocity[layer][kind] = v
            return v
        if OPTIMIZER == "adam":
            m = 0.9 * self.first[layer][kind] + 0.1 * g
            s = 0.999 * self.second[layer][kind] + 0.001 * g * g
            self.first[layer][kind], self.second[layer][kind] = m, s
            m, s = m / (1 - 0.9**self.t), s / (1 - 0.999**self.t)
            return -rate * m / (np.sqrt(s) + EPSILON)
        return -rate * g

    def train_step(self, X, y):
        """X and y as the user has them."""
        X, y = self.x_scaler.transform(X), self.y_scaler.transform(y)
        if BATCH:
            rows = self.rng.choice(len(X), size=BATCH, replace=False)
            X, y = X[rows], y[rows]
        self.forward(X)
        d_weights, d_biases = self.backward(y)
        if CLIP:
            norm = np.sqrt(sum((d**2).sum() for d in d_weights + d_biases))
            factor = min(1.0, CLIP / (norm + 1e-12))
            d_weights = [d * factor for d in d_weights]
            d_biases = [d * factor for d in d_biases]
        self.update(d_weights, d_biases)

    def fit(self, X, y, n_steps, record=None):
        for _ in range(n_steps):
            if record is not None:
                X_scaled, y_scaled = self.x_scaler.transform(X), self.y_scaler.transform(y)
                record.append(float(self.loss(X_scaled, y_scaled)))
            self.train_step(X, y)

    def output_of(self, X):
        return self.y_scaler.inverse_transform(self.forward(self.x_scaler.transform(X)))

    def predict(self, X):
        X = self.x_scaler.transform(X)
        return self.y_scaler.inverse_transform(self.forward(X))


# What the benchmark takes hold of: the same class, its arrays by name.

known = {}


def prepare(X, y):
    known["x_scaler"], known["y_scaler"] = Scaler(SCALE_X).fit(X), Scaler(SCALE_Y).fit(y)
    known["state"] = Network(X.shape[1], 0)
    return X, y


def init_params(n_inputs, seed):
    return arrays(Network(n_inputs, seed))


def arrays(network):
    params = {f"weights[{i}]": W.copy() for i, W in enumerate(network.weights)}
    if BIAS:
        params |= {f"biases[{i}]": b.copy() for i, b in enumerate(network.biases)}
    return params


def network_with(params):
    network = known["state"]
    n = len(network.weights)
    network.weights = [params[f"weights[{i}]"].copy() for i in range(n)]
    if BIAS:
        network.biases = [params[f"biases[{i}]"].copy() for i in range(n)]
    network.x_scaler, network.y_scaler = known["x_scaler"], known["y_scaler"]
    return network


def forward(params, X):
    return network_with(params).output_of(X)


def loss(params, X, y):
    network = network_with(params)
    return network.loss(network.x_scaler.transform(X), network.y_scaler.transform(y))


def gradient(params, X, y):
    network = network_with(params)
    network.forward(network.x_scaler.transform(X))
    d_weights, d_biases = network.backward(network.y_scaler.transform(y))
    grads = {f"weights[{i}]": d for i, d in enumerate(d_weights)}
    if BIAS:
        grads |= {f"biases[{i}]": d for i, d in enumerate(d_biases)}
    return grads


def reset():
    known["state"].forget()


def step(params, X, y):
    network = network_with(params)
    network.train_step(X, y)
    return arrays(network)


def train(params, X, y, n_steps, record=None):
    network = network_with(params)
    network.forget()
    network.fit(X, y, n_steps, record)
    return arrays(network)


def predict(params, X):
    return network_with(params).predict(X)


def layers(params):
    n = len(HIDDEN) + 1
    return [(params[f"weights[{i}]"].T, params.get(f"biases[{i}]")) for i in range(n)]
