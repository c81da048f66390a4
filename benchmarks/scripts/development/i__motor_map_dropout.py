# Torque map of a small induction motor (project for "Regelungstechnik II").
# A little dropout while training, none when evaluating; the seal rubs, hence the noise.
import numpy as np

np.random.seed(30)


class Dense:
    def __init__(self, fan_in, fan_out):
        self.p = [np.random.randn(fan_in, fan_out) * np.sqrt(2 / fan_in), np.zeros(fan_out)]
        self.v = [np.zeros_like(q) for q in self.p]

    def forward(self, x, training):
        self.x = x
        return x @ self.p[0] + self.p[1]

    def backward(self, d):
        self.g = [self.x.T @ d, d.sum(0)]
        return d @ self.p[0].T


class LeakyReLU:
    def forward(self, x, training):
        self.slope = np.where(x > 0, 1.0, 0.1)
        return x * self.slope

    def backward(self, d):
        return d * self.slope


class Dropout:
    def __init__(self, share):
        self.keep = 1 - share

    def forward(self, x, training):
        self.mask = 1.0
        if training:
            self.mask = (np.random.rand(*x.shape) < self.keep) / self.keep
        return x * self.mask

    def backward(self, d):
        return d * self.mask


slip = np.random.uniform(0.01, 1.0, 400)
volt = np.random.uniform(150, 400, 400)
torque = 40 * (volt / 400) ** 2 * 2 / (slip / 0.4 + 0.4 / slip) + np.random.normal(0, 3.0, 400)
X = np.column_stack([(slip - 0.5) / 0.29, (volt - 275) / 72])
T = ((torque - torque.mean()) / torque.std())[:, None]

net = [Dense(2, 48), LeakyReLU(), Dropout(0.05), Dense(48, 24), LeakyReLU(), Dense(24, 1)]


def run(x, training):
    for layer in net:
        x = layer.forward(x, training)
    return x


for step in range(3000):
    rate = 0.01 * (1 - step / 3000) + 1e-4
    d = 2 * (run(X, True) - T) / len(T)
    for layer in net[::-1]:
        d = layer.backward(d)
    for layer in net:
        if isinstance(layer, Dense):
            for p, v, g in zip(layer.p, layer.v, layer.g):
                v[...] = 0.9 * v - rate * g
                p += v

moment = run(X, training=False)[:, 0] * torque.std() + torque.mean()
print("rms error in Nm:", np.sqrt(np.mean((moment - torque) ** 2)))
