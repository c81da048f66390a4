# aggro radius of an enemy learned from playtests
# features: player noise 0..1, light level 0..1
import numpy as np


class AggroNet:
    def __init__(self, inputs, hidden, lr=0.1):
        self.lr = lr
        self.w1 = np.random.randn(inputs, hidden) * 0.5
        self.b1 = np.zeros(hidden)
        self.w2 = np.random.randn(hidden, 1) * 0.5
        self.b2 = np.zeros(1)

    def think(self, x):
        self.x = x
        self.h = np.tanh(x @ self.w1 + self.b1)
        return self.h @ self.w2 + self.b2

    def learn(self, x, target):
        out = self.think(x)
        d = 2 * (out - target) / len(x)
        gw2 = self.h.T @ d
        gb2 = d.sum(axis=0)
        dh = (d @ self.w2.T) * (1 - self.h ** 2)
        gw1 = self.x.T @ dh
        gb1 = dh.sum(axis=0)
        self.w1 - self.lr * gw1
        self.b1 - self.lr * gb1
        self.w2 -= self.lr * gw2
        self.b2 -= self.lr * gb2
        return float(np.mean((out - target) ** 2))


np.random.seed(1337)
playtests = np.random.rand(300, 2)
noise, light = playtests[:, 0], playtests[:, 1]
radius = 4 + 10 * np.exp(-((noise - 0.7) ** 2) / 0.05) * (0.3 + light)
radius = radius.reshape(-1, 1)

# normalise everything to mean 0, std 1
feats = (playtests - playtests.mean(0)) / playtests.std(0)
goal = (radius - radius.mean()) / radius.std()

net = AggroNet(2, 12)
for tick in range(6000):
    loss = net.learn(feats, goal)
    if tick % 600 == 0:
        print(f"tick {tick}: loss {loss:.4f}")

guess = net.think(feats)
print("typical miss in metres:", np.abs(guess - goal).mean() * radius.std())
