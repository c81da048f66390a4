import math
import random


# Fit both coordinates of a spirograph curve, one example at a time, no libraries at all.
class Perceptron:
    def __init__(self, n_in, n_hid, n_out):
        u = random.gauss
        self.v = [[u(0, 2.0) for _ in range(n_in + 1)] for _ in range(n_hid)]
        self.w = [[u(0, 0.3) for _ in range(n_hid + 1)] for _ in range(n_out)]

    def calc(self, x):
        self.x = list(x) + [1.0]
        self.h = [math.tanh(sum(a * b for a, b in zip(row, self.x))) for row in self.v] + [1.0]
        return [sum(a * b for a, b in zip(row, self.h)) for row in self.w]

    def teach(self, x, t, eta):
        y = self.calc(x)
        e = [a - b for a, b in zip(y, t)]
        for j in range(len(self.v)):
            d = sum(e[k] * self.w[k][j] for k in range(len(e))) * (1 - self.h[j] ** 2)
            for i in range(len(self.x)):
                self.v[j][i] -= eta * d * self.x[i]
        for k in range(len(e)):
            for j in range(len(self.h)):
                self.w[k][j] -= eta * e[k] * self.h[j]
        return sum(d * d for d in e)


random.seed(99)
points = [(-1 + 2 * i / 50,) for i in range(51)]
curve = [(0.8 * math.cos(3 * p), 0.8 * math.sin(3 * p)) for (p,) in points]

net = Perceptron(1, 10, 2)
eta = 0.08
for lesson in range(700):
    order = random.sample(range(len(points)), len(points))
    total = sum(net.teach(points[i], curve[i], eta) for i in order)
    eta *= 0.997
    if lesson % 70 == 0:
        print("lesson", lesson, "error", round(total, 5))

drawn = [net.calc(p) for p in points]
