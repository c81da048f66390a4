"""Inharmonicity of piano strings (log scale) over the key number, own little MLP class."""
import numpy as np


class MLP:
    def __init__(self, n_hidden=16, lr=0.05, momentum=0.9, seed=4):
        rng = np.random.RandomState(seed)
        self.theta = {
            "W": rng.normal(0, 1.5, (1, n_hidden)),
            "b": rng.uniform(-2, 2, n_hidden),
            "u": rng.normal(0, 0.3, (n_hidden, 1)),
            "c": np.zeros(1),
        }
        self.speed = {k: np.zeros_like(v) for k, v in self.theta.items()}
        self.lr, self.momentum = lr, momentum

    def __call__(self, x):
        self.hidden = np.tanh(x @ self.theta["W"] + self.theta["b"])
        return self.hidden @ self.theta["u"] + self.theta["c"]

    def backward(self, x, error):
        d = 2 * error / len(x)
        back = d @ self.theta["u"].T * (1 - self.hidden ** 2)
        return {"W": x.T @ back, "b": back.sum(0), "u": self.hidden.T @ d, "c": d.sum(0)}

    def fit(self, x, y, steps):
        for i in range(steps):
            error = self(x) - y
            grads = self.backward(x, error)
            for k in self.theta:
                self.speed[k] = self.momentum * self.speed[k] - self.lr * grads[k]
                self.theta[k] = self.theta[k] + self.speed[k]
            if i % 400 == 0:
                print(f"{i:5d} {np.mean(error ** 2):.5f}")
        return self


def main():
    rng = np.random.RandomState(88)
    key = np.arange(1, 89, dtype=float)
    log_b = -8.2 + 0.045 * key + 0.0006 * (key - 30) ** 2 + 1.2 * np.exp(-key / 9)
    log_b += rng.normal(0, 0.05, key.size)
    x = ((key - key.mean()) / key.std())[:, None]
    y = ((log_b - log_b.mean()) / log_b.std())[:, None]
    fitted = MLP().fit(x, y, 2400)(x)
    print("residual:", np.std(fitted - y))


main()
