# layers are (forward, backward) pairs of lambdas -- functional style
# data: CO (ppm) behind a catalyst: inlet temperature and space velocity, both scaled
import numpy as np

rnd = np.random.RandomState(71)

ACTIVATIONS = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: (z > 0) * 1.0),
    "tanh": (lambda z: np.tanh(z), lambda z: 1 - np.tanh(z) ** 2),
}


def make_layer(n_in, n_out, kind="linear"):
    return {"W": rnd.randn(n_in, n_out) / np.sqrt(n_in), "b": rnd.randn(n_out) * 0.2, "act": ACTIVATIONS[kind]}


def forward(net, X):
    tape = []
    for layer in net:
        Z = X @ layer["W"] + layer["b"]
        tape.append((X, Z))
        X = layer["act"][0](Z)
    return X, tape


def backward(net, tape, dOut):
    for layer, (X, Z) in zip(net[::-1], tape[::-1]):
        dZ = dOut * layer["act"][1](Z)
        dOut = dZ @ layer["W"].T
        yield layer, X.T @ dZ, dZ.sum(axis=0)


temp, sv = rnd.uniform(-1.5, 1.5, 360), rnd.uniform(-1.5, 1.5, 360)
co = 8 / (1 + np.exp(5 * temp - sv)) + 2.0 * np.exp(-4 * sv ** 2) + 0.1 * rnd.randn(360)
X, y = np.stack([temp, sv], -1), co[:, None]

net = [make_layer(2, 24), make_layer(24, 24), make_layer(24, 1)]
for i in range(3000):
    out, tape = forward(net, X)
    for layer, dW, db in list(backward(net, tape, 2 * (out - y) / len(y))):
        layer["W"] -= 0.02 * dW
        layer["b"] -= 0.02 * db
    if i % 500 == 0:
        print(i, ((out - y) ** 2).mean())

co_net = forward(net, X)[0]
print("R2 =", 1 - ((co_net - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())
