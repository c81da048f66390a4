# Backprop in a class, stochastic (one row at a time). Switched from sigmoid to tanh because the
# internet says tanh is better. With sigmoid it learned, with tanh it is stuck. Why?
import numpy as np


class MLP:
    def __init__(self, n_inputs, n_hidden, lr=0.05):
        self.V = np.random.uniform(-1, 1, (n_hidden, n_inputs))
        self.v0 = np.random.uniform(-1, 1, n_hidden)
        self.w = np.random.uniform(-0.5, 0.5, n_hidden)
        self.w0 = 0.0
        self.lr = lr

    def compute(self, row):
        self.row = row
        self.h = np.tanh(self.V.dot(row) + self.v0)
        self.o = self.w.dot(self.h) + self.w0
        return self.o

    def correct(self, wanted):
        err = wanted - self.o
        # hidden layer: error times weight times derivative (tanh: output squared and one)
        dh = err * self.w * (self.h ** 2 - 1)
        self.w += self.lr * err * self.h
        self.w0 += self.lr * err
        self.V += self.lr * np.outer(dh, self.row)
        self.v0 += self.lr * dh
        return err ** 2


np.random.seed(31)
# angle of the wrench and friction -> torque / max. torque
angle = np.random.uniform(-1, 1, 150)
friction = np.random.uniform(-1, 1, 150)
torque = np.sin(2.5 * angle) * np.cos(1.5 * friction) - 0.5 * friction * angle ** 2
rows = np.array([angle, friction]).T

mlp = MLP(2, 12)
for epoch in range(300):
    mse = 0
    for r, t in zip(rows, torque):
        mlp.compute(r)
        mse += mlp.correct(t) / len(rows)
    if (epoch + 1) % 50 == 0:
        print("epoch %3d   mse %.5f" % (epoch + 1, mse))

net_torque = np.array([mlp.compute(r) for r in rows])
