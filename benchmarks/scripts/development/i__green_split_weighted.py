"""Delay at signalled junctions. Each row is a mean over `count` vehicles, so rows are
weighted by their counts: the mean of four lorries says little, that of ninety cars much."""
import numpy as np

rng = np.random.RandomState(19)
n = 380
green = rng.uniform(0.25, 0.75, n)           # share of the cycle
load = rng.uniform(0.1, 0.85, n)             # degree of saturation
cycle = rng.choice([60.0, 75.0, 90.0, 120.0], n)
count = rng.randint(4, 90, n)
webster = 0.5 * cycle * (1 - green) ** 2 / (1 - green * load) + 4 * load ** 2 / (1 - load)
sd = 9.0 / np.sqrt(count)
delay = webster + sd * rng.standard_normal(n)


class JunctionModel:
    hidden = 16

    def __init__(self, X, y, w):
        self.mx, self.sx = X.mean(axis=0), X.std(axis=0)
        self.my, self.sy = np.average(y, weights=w), y.std()
        self.X = (X - self.mx) / self.sx
        self.y = (y - self.my) / self.sy
        self.w = w / w.sum()                 # weights sum to one
        self.A = rng.normal(0, 0.6, (X.shape[1], self.hidden))
        self.a = np.zeros(self.hidden)
        self.B = rng.normal(0, 0.25, self.hidden)
        self.b = 0.0

    def output(self, Z):
        return np.tanh(Z @ self.A + self.a) @ self.B + self.b

    def train(self, steps, rate):
        for k in range(steps):
            h = np.tanh(self.X @ self.A + self.a)
            e = h @ self.B + self.b - self.y
            loss = np.sum(self.w * e ** 2)
            we = 2 * self.w * e
            dh = we[:, None] * self.B[None, :] * (1 - h ** 2)
            self.B = self.B - rate * (we @ h)
            self.b = self.b - rate * we.sum()
            self.A = self.A - rate * (self.X.T @ dh)
            self.a = self.a - rate * dh.sum(axis=0)
        print("weighted loss:", loss)

    def seconds(self, X):
        return self.my + self.sy * self.output((X - self.mx) / self.sx)


table = np.column_stack([green, load, cycle])
model = JunctionModel(table, delay, count.astype(float))
model.train(9000, 0.15)
seconds = model.seconds(table)
print("weighted rmse:", np.sqrt(np.average((seconds - delay) ** 2, weights=count)))
