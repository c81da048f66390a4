import numpy as np

rng = np.random.default_rng(73)


class Linear:
    def __init__(self, n_in, n_out):
        self.params = {"W": rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), "b": np.zeros(n_out)}
        self.grads = {}

    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]

    def backward(self, d):
        self.grads["W"] = self.x.T @ d
        self.grads["b"] = d.sum(axis=0)
        return d @ self.params["W"].T


class Swish:
    params = {}

    def forward(self, x):
        self.s = 1 / (1 + np.exp(-x))
        self.y = x * self.s
        return self.y

    def backward(self, d):
        return d * (self.y + self.s * (1 - self.y))


net = [Linear(2, 20), Swish(), Linear(20, 20), Swish(), Linear(20, 1)]


def run(x):
    for layer in net:
        x = layer.forward(x)
    return x


# friction of a tyre over slip and load
X = rng.uniform(-1, 1, (200, 2))
mu = np.sin(1.5 * np.arctan(4 * X[:, :1])) * (1 - 0.2 * X[:, 1:])

# one weight, checked against a difference quotient before the training
d = 2 * (run(X) - mu) / len(X)
for layer in reversed(net):
    d = layer.backward(d)
W, eps = net[0].params["W"], 1e-6
W[0, 0] += eps
up = np.mean((run(X) - mu) ** 2)
W[0, 0] -= 2 * eps
down = np.mean((run(X) - mu) ** 2)
W[0, 0] += eps
print("gradient", net[0].grads["W"][0, 0], "quotient", (up - down) / (2 * eps))

for it in range(3000):
    out = run(X)
    d = 2 * (out - mu) / len(X)
    for layer in reversed(net):
        d = layer.backward(d)
    for layer in net:
        for k in layer.params:
            layer.params[k] -= 0.1 * layer.grads[k]
    if it % 500 == 0:
        print(it, np.mean((out - mu) ** 2))
