# Crop yield against rain. The scatter between fields is huge, the trend is what I want.
import numpy as np
import matplotlib.pyplot as plt


class Net:
    def __init__(self, n=10):
        self.w = np.random.randn(n)
        self.b = np.random.randn(n)
        self.v = np.random.randn(n) / n
        self.c = 0.0

    def __call__(self, x):
        return np.tanh(np.outer(x, self.w) + self.b) @ self.v + self.c

    def gradient(self, x, y):
        a = np.tanh(np.outer(x, self.w) + self.b)
        r = (a @ self.v + self.c - y) / len(x)
        back = np.outer(r, self.v) * (1 - a ** 2)
        return {"w": x @ back, "b": back.sum(0), "v": r @ a, "c": r.sum()}


class Trainer:
    def __init__(self, net, rate=0.1, decay=1e-4):
        self.net, self.rate, self.decay = net, rate, decay

    def run(self, x, y, epochs):
        for k in range(epochs):
            for name, g in self.net.gradient(x, y).items():
                p = getattr(self.net, name)
                setattr(self.net, name, p - self.rate * (g + self.decay * p))
            if k % 1000 == 0:
                print(k, 0.5 * np.mean((self.net(x) - y) ** 2))


np.random.seed(5)
rain = np.random.gamma(9, 60, 800)                       # mm per year
expected = 2 + 5 * np.exp(-((rain - 620) / 260) ** 2)    # t/ha
harvest = expected + np.random.normal(0, 1.2, rain.size)

x = (rain - rain.mean()) / rain.std()
y = harvest - harvest.mean()
net = Net()
Trainer(net).run(x, y, 4000)

trend = net(x) + harvest.mean()
plt.plot(rain, harvest, ",")
plt.plot(np.sort(rain), trend[np.argsort(rain)])
plt.show()
