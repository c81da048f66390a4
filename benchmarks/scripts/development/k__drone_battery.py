import numpy as np

# hover current vs. pitch angle of my quad. pitch is symmetric so current is too,
# more current the more it leans. Net from a youtube tutorial, turned into a class


class TinyNet:
    def __init__(self, hidden=16, lr=0.05):
        np.random.seed(3)
        self.lr = lr
        self.w1 = np.random.randn(1, hidden)
        self.w2 = np.random.randn(hidden, hidden) / np.sqrt(hidden)
        self.w3 = np.random.randn(hidden, 1) / np.sqrt(hidden)

    def predict(self, x):
        self.h1 = np.tanh(np.dot(x, self.w1))
        self.h2 = np.tanh(np.dot(self.h1, self.w2))
        return np.dot(self.h2, self.w3)

    def train_step(self, x, y):
        out = self.predict(x)
        d3 = 2 * (out - y) / len(x)
        d2 = np.dot(d3, self.w3.T) * (1 - self.h2 ** 2)
        d1 = np.dot(d2, self.w2.T) * (1 - self.h1 ** 2)
        self.w3 -= self.lr * np.dot(self.h2.T, d3)
        self.w2 -= self.lr * np.dot(self.h1.T, d2)
        self.w1 -= self.lr * np.dot(x.T, d1)
        return np.mean((out - y) ** 2)


pitch = np.linspace(-40, 40, 161).reshape(-1, 1)
amps = 11.5 / np.cos(np.radians(pitch)) ** 3 + np.random.normal(0, 0.15, pitch.shape)

x = pitch / 20
y = (amps - amps.mean()) / amps.std()

net = TinyNet()
for it in range(4000):
    loss = net.train_step(x, y)
    if it % 400 == 0:
        print(it, loss)

fit = net.predict(x) * amps.std() + amps.mean()
for p in (0, 60, 80, 100, 160):
    print("pitch %.0f  measured %.2f A  net %.2f A" % (pitch[p, 0], amps[p, 0], fit[p, 0]))
