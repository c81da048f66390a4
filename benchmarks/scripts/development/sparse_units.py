import numpy as np


class ReluNet:
    """Wide ReLU layer; at any input most units are off."""

    def __init__(self, width=200, seed=0):
        rng = np.random.default_rng(seed)
        direction = rng.choice([-1.0, 1.0], size=(1, width))
        # start almost all of them switched off
        kink = rng.uniform(-0.6, 1.1, size=width)
        self.W1 = direction
        self.b1 = -kink
        self.W2 = rng.normal(0, 0.05, size=(width, 1))
        self.b2 = np.zeros(1)

    def forward(self, x):
        self.x = x
        self.z = x @ self.W1 + self.b1
        self.a = np.where(self.z > 0, self.z, 0.0)
        return self.a @ self.W2 + self.b2

    def step(self, err, lr):
        g = 2 * err / len(err)
        gz = (g @ self.W2.T) * (self.z > 0)
        self.W2 -= lr * self.a.T @ g
        self.b2 -= lr * g.sum(0)
        self.W1 -= lr * self.x.T @ gz
        self.b1 -= lr * gz.sum(0)


x = np.linspace(-1, 1, 200).reshape(-1, 1)
y = np.sin(4 * x) + 0.3 * np.abs(x)
net = ReluNet()
for i in range(4000):
    out = net.forward(x)
    net.step(out - y, 0.01)
    if i % 400 == 0:
        print(i, np.mean((out - y) ** 2), "zeros:", np.mean(net.a == 0))
