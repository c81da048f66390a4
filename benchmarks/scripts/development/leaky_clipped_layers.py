import numpy as np


class LeakyReLU:
    def __init__(self, slope=0.1):
        self.slope = slope
        self.params, self.grads = [], []

    def __call__(self, x):
        self.factor = np.where(x > 0, 1.0, self.slope)
        return x * self.factor

    def back(self, d):
        return d * self.factor


class Affine:
    def __init__(self, n, m):
        self.params = [np.random.randn(n, m) * np.sqrt(2 / n), 0.1 * np.random.randn(m)]
        self.grads = [None, None]

    def __call__(self, x):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def back(self, d):
        self.grads = [self.x.T @ d, d.sum(0)]
        return d @ self.params[0].T


def clip(layers, limit):
    """Global norm clipping, just in case (never needed so far)."""
    norm = np.sqrt(sum((g ** 2).sum() for layer in layers for g in layer.grads))
    if norm > limit:
        for layer in layers:
            layer.grads = [g * limit / norm for g in layer.grads]
    return norm


def main():
    # queue length at a traffic light from arrival rate and green time
    rate = np.random.rand(600)
    green = np.random.rand(600)
    queue = np.log1p(np.exp(6 * (rate - green))) + 0.1 * np.random.randn(600)
    x = np.stack([rate, green], 1) * 2 - 1
    y = queue[:, None] / 3

    layers = [Affine(2, 24), LeakyReLU(), Affine(24, 24), LeakyReLU(), Affine(24, 1)]
    for epoch in range(2000):
        out = x
        for layer in layers:
            out = layer(out)
        d = 2 * (out - y) / len(y)
        for layer in layers[::-1]:
            d = layer.back(d)
        norm = clip(layers, 100.0)
        for layer in layers:
            for p, g in zip(layer.params, layer.grads):
                p -= 0.05 * g
        if epoch % 200 == 0:
            print(epoch, "loss", np.mean((out - y) ** 2), "gradient", norm)
    return out


if __name__ == "__main__":
    main()
