"""Back-propagation without any library, as an exercise for my class (works, any style remarks?)."""
import math
import random

random.seed(2)


def dot(u, v):
    return sum(a * b for a, b in zip(u, v))


class Net:
    def __init__(self, n_in, n_hid):
        self.w = [[random.gauss(0, 1) for _ in range(n_in + 1)] for _ in range(n_hid)]
        self.v = [random.gauss(0, 0.3) for _ in range(n_hid + 1)]

    def forward(self, x):
        xs = list(x) + [1.0]
        hs = [math.tanh(dot(row, xs)) for row in self.w] + [1.0]
        return xs, hs, dot(self.v, hs)

    def train(self, x, y, rate):
        xs, hs, out = self.forward(x)
        err = out - y
        for j, row in enumerate(self.w):
            slope = err * self.v[j] * (1 - hs[j] ** 2)
            for i in range(len(row)):
                row[i] -= rate * slope * xs[i]
        for j in range(len(self.v)):
            self.v[j] -= rate * err * hs[j]
        return err * err


data = []
for _ in range(100):
    a, b = random.uniform(-1, 1), random.uniform(-1, 1)
    data.append(((a, b), a * b + 0.5 * a))

net = Net(2, 8)
for epoch in range(150):
    random.shuffle(data)
    mse = sum(net.train(x, y, 0.08) for x, y in data) / len(data)
    if epoch % 25 == 0:
        print("epoch %3d  mse %.5f" % (epoch, mse))

outputs = [net.forward(x)[2] for x, _ in data]
targets = [y for _, y in data]
