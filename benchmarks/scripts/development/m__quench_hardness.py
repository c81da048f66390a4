# project of the machine shop apprentices, 2nd year
# hardness (HRC) after quenching and tempering from: temper temp, time, thickness
import numpy as np


class Net(object):
    def __init__(self, n_in, n_hid, n_out, lr):
        # random weights between 0 and 1
        self.w_ih = np.random.rand(n_in, n_hid)
        self.b_h = np.random.rand(n_hid)
        self.w_ho = np.random.rand(n_hid, n_out)
        self.b_o = np.random.rand(n_out)
        self.lr = lr

    def sigmoid(self, v):
        return 1 / (1 + np.exp(-v))

    def query(self, x):
        self.hid = self.sigmoid(np.dot(x, self.w_ih) + self.b_h)
        return np.dot(self.hid, self.w_ho) + self.b_o

    def train(self, x, t):
        out = self.query(x)
        e = out - t
        back = np.dot(e, self.w_ho.T) * self.hid * (1 - self.hid)
        self.w_ho -= self.lr * np.dot(self.hid.T, e) / len(x)
        self.b_o -= self.lr * e.mean(axis=0)
        self.w_ih -= self.lr * np.dot(x.T, back) / len(x)
        self.b_h -= self.lr * back.mean(axis=0)
        return (e ** 2).mean()


np.random.seed(99)
N = 160
temper = np.random.uniform(150, 650, N)      # degC
minutes = np.random.uniform(20, 180, N)
thick = np.random.uniform(5, 60, N)          # mm
hrc = 64 - 30 / (1 + np.exp(-(temper - 420) / 70)) - 0.012 * minutes - 0.05 * thick
hrc = hrc + np.random.normal(0, 0.4, N)

X = np.array([temper, minutes, thick]).T
T = ((hrc - hrc.mean()) / hrc.std()).reshape(N, 1)

net = Net(3, 12, 1, 0.1)
for i in range(4000):
    err = net.train(X, T)
    if i % 500 == 0:
        print("round", i, "error", err)

result = net.query(X)
print("net:", result[:4].ravel())     # all nearly the same number??
print("should be:", T[:4].ravel())
