import numpy as np

# gear noise (dB, shifted) over speed and load
rng = np.random.default_rng(55)
speed = rng.uniform(-1, 1, 260)
load = rng.uniform(-1, 1, 260)
noise_level = np.sin(3 * speed) + 0.6 * load ** 2 + rng.normal(0, 0.05, 260)

X = np.c_[speed, load]
y = noise_level[:, None]


class Linear:
    def __init__(self, i, o):
        self.w = rng.normal(0, 1 / np.sqrt(i), (i, o))
        self.b = rng.normal(0, 0.1, o)

    def __call__(self, x):
        self.x = x
        return x @ self.w + self.b

    def back(self, g):
        self.gw, self.gb = self.x.T @ g, g.sum(0)
        return g @ self.w.T


class Tanh:
    def __call__(self, x):
        self.y = np.tanh(x)
        return self.y

    def back(self, g):
        return g * (1 - self.y ** 2)


net = [Linear(2, 32), Tanh(), Linear(32, 32), Tanh(), Linear(32, 1)]
for it in range(2500):
    v = X
    for part in net:
        v = part(v)
    e = v - y
    mse = (e ** 2).mean()
    # small errors are measurement noise, do not learn them
    e = np.where(np.abs(e) < 0.5, 0.0, e)
    g = 2 * e / len(X)
    for part in reversed(net):
        g = part.back(g)
    for part in net:
        if isinstance(part, Linear):
            part.w -= 0.1 * part.gw
            part.b -= 0.1 * part.gb
    if it % 250 == 0:
        print(it, "mse", mse)
print("rms error", mse ** 0.5, "dB")
