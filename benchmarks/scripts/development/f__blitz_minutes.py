# Thinking time in minutes as function of the move number and the increment.
# Class version of the flat script that worked, I must have lost something on the way.
import numpy as np


class Net(object):
    def __init__(self, n_in, n_hid, lr=0.05):
        self.lr = lr
        self.w1 = np.random.randn(n_in, n_hid) * 0.3
        self.b1 = np.zeros(n_hid)
        self.w2 = np.random.randn(n_hid, 1) * 0.3
        self.b2 = np.zeros(1)

    def forward(self, x):
        self.x = x
        self.h = np.tanh(x.dot(self.w1) + self.b1)
        self.out = self.h.dot(self.w2) + self.b2
        return self.out

    def backward(self, target):
        n = len(target)
        d = 2.0 * (self.out - target) / n
        self.gw2 = self.h.T.dot(d)
        self.gb2 = d.sum(axis=0)
        dh = d.dot(self.w2.T) * (1.0 - self.h ** 2)
        self.gw1 = self.x.T.dot(dh)
        self.gb1 = dh.sum(axis=0)

    def update(self):
        self.w2 -= self.lr * self.gw2
        self.b2 -= self.lr * self.gb2


def main():
    np.random.seed(8)
    move_no = np.random.randint(5, 80, 250)
    increment = np.random.uniform(0, 5, 250)
    minutes = 3 * np.exp(-((move_no - 32) / 18.0) ** 2) + 0.15 * increment
    minutes += np.random.normal(0, 0.1, 250)

    x = np.stack([(move_no - 42) / 20.0, increment - 2.5], axis=1)
    y = ((minutes - minutes.mean()) / minutes.std())[:, None]

    net = Net(2, 8, lr=0.2)
    for epoch in range(4000):
        out = net.forward(x)
        net.backward(y)
        net.update()
        if epoch % 500 == 0:
            print("epoch %d mse %.4f" % (epoch, np.mean((out - y) ** 2)))
    out = net.forward(x)
    return out, y


if __name__ == "__main__":
    out, y = main()
    print("r =", np.corrcoef(out[:, 0], y[:, 0])[0, 1])
