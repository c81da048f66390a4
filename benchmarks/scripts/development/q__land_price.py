"""Land price per square metre over the city; a little dropout while training, none afterwards."""
import numpy as np


class Dense:
    def __init__(self, n_in, n_out, rng):
        self.params = [rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)), np.zeros(n_out)]

    def forward(self, x, training):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def backward(self, d):
        self.grads = [self.x.T @ d, d.sum(axis=0)]
        return d @ self.params[0].T


class Relu:
    params = grads = ()

    def forward(self, x, training):
        self.on = x > 0
        return x * self.on

    def backward(self, d):
        return d * self.on


class Dropout:
    params = grads = ()

    def __init__(self, p, rng):
        self.keep, self.rng = 1 - p, rng

    def forward(self, x, training):
        self.mask = np.ones_like(x)
        if training:
            self.mask = (self.rng.random(x.shape) < self.keep) / self.keep
        return x * self.mask

    def backward(self, d):
        return d * self.mask


def run(layers, x, training=False):
    for layer in layers:
        x = layer.forward(x, training)
    return x


def main():
    rng = np.random.default_rng(3000)
    east, north = rng.uniform(-8, 8, 800), rng.uniform(-8, 8, 800)        # km from the town hall
    station = rng.exponential(0.9, 800)                                    # km
    log_price = 7.4 - 0.16 * np.hypot(east, north) - 0.22 * np.minimum(station, 2.5) + 0.03 * north
    log_price = log_price + rng.normal(0, 0.15, 800)

    x = np.column_stack([east, north, station])
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    y = ((log_price - log_price.mean()) / log_price.std())[:, None]

    layers = [Dense(3, 64, rng), Relu(), Dropout(0.05, rng), Dense(64, 1, rng)]
    m = [[np.zeros_like(p) for p in each.params] for each in layers]
    s = [[np.zeros_like(p) for p in each.params] for each in layers]
    for t in range(1, 2001):
        rate = 0.01 if t <= 1400 else 0.001
        d = 2 * (run(layers, x, training=True) - y) / len(x)
        for layer in reversed(layers):
            d = layer.backward(d)
        for i, layer in enumerate(layers):
            for k, g in enumerate(layer.grads):
                m[i][k] = 0.9 * m[i][k] + 0.1 * g
                s[i][k] = 0.999 * s[i][k] + 0.001 * g * g
                size = np.sqrt(s[i][k] / (1 - 0.999 ** t)) + 1e-8
                layer.params[k] -= rate * m[i][k] / (1 - 0.9 ** t) / size
    valued = run(layers, x)[:, 0] * log_price.std() + log_price.mean()
    print("typical error: %.1f %%" % (100 * np.std(valued - log_price)))


main()
