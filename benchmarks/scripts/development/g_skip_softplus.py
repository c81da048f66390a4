import numpy as np

rs = np.random.RandomState(3)

# soil temperature at 20 cm: mostly linear in the air temperature, with a kink at freezing
air = rs.uniform(-15, 25, size=(450, 1))
soil = np.where(air > 0, 0.8 * air, 0.15 * air) + 1.0 + rs.normal(scale=0.6, size=(450, 1))
x = ((air - 5) / 10).astype(np.float32)
y = (soil / 8).astype(np.float32)


class Layer:
    def __init__(self, n, m, gain):
        self.W = (rs.randn(n, m) * gain / np.sqrt(n)).astype(np.float32)
        self.b = rs.randn(m).astype(np.float32) * np.float32(0.3)

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def back(self, g):
        self.dW, self.db = self.x.T @ g, g.sum(0)
        return g @ self.W.T

    def descend(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


class Softplus:
    def __call__(self, s):
        self.s = s
        return np.logaddexp(np.float32(0), s)

    def back(self, g):
        return g / (1 + np.exp(-self.s))

    def descend(self, lr):
        return None


class WithSkip:
    """out = chain(x) + straight(x): the straight line is learnt beside the network."""
    def __init__(self, chain, straight):
        self.chain, self.straight = chain, straight

    def __call__(self, x):
        line = self.straight(x)
        for part in self.chain:
            x = part(x)
        return x + line

    def back(self, g):
        self.straight.back(g)
        for part in reversed(self.chain):
            g = part.back(g)

    def descend(self, lr):
        for part in (*self.chain, self.straight):
            part.descend(lr)


model = WithSkip([Layer(1, 16, 2.0), Softplus(), Layer(16, 1, 0.5)], Layer(1, 1, 1.0))
for it in range(6000):
    r = model(x) - y
    model.back(2 * r / np.float32(len(x)))
    model.descend(np.float32(0.02))
    if it % 1000 == 0:
        print(it, "rms [C]", 8 * float(np.sqrt((r**2).mean())))
prediction = 8 * model(x)
