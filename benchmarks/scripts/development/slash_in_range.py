import numpy as np

class Config:
    batch_size = 32
    n_epochs = 600
    lr = 0.05
    n_hidden = 24

def get_data(n=384):
    r = np.random.RandomState(2)
    # stress-strain: strain and strain rate
    strain = r.uniform(0, 1, n)
    rate = r.uniform(-1, 1, n)
    stress = np.tanh(6 * strain) * (1 + 0.2 * rate) + 0.4 * strain ** 2 + 0.02 * r.randn(n)
    return np.stack([2 * strain - 1, rate], 1), stress[:, None]

class TwoLayerNet:
    def __init__(self, c):
        self.c = c
        r = np.random.RandomState(3)
        self.w = [r.randn(2, c.n_hidden), r.randn(c.n_hidden, 1) * 0.2]
        self.b = [np.zeros(c.n_hidden), np.zeros(1)]

    def run(self, x):
        h = np.tanh(x @ self.w[0] + self.b[0])
        return h, h @ self.w[1] + self.b[1]

    def batch(self, x, y):
        h, out = self.run(x)
        d1 = 2 * (out - y) / x.shape[0]
        d0 = d1 @ self.w[1].T * (1 - h ** 2)
        for i, (inp, d) in enumerate([(x, d0), (h, d1)]):
            self.w[i] -= self.c.lr * inp.T @ d
            self.b[i] -= self.c.lr * d.sum(0)
        return ((out - y) ** 2).mean()

X, y = get_data()
net = TwoLayerNet(Config)
for epoch in range(Config.n_epochs):
    order = np.random.permutation(len(X))
    losses = []
    for i in range(len(X) / Config.batch_size):
        rows = order[i * Config.batch_size:(i + 1) * Config.batch_size]
        losses.append(net.batch(X[rows], y[rows]))
    if epoch % 60 == 0:
        print(epoch, np.mean(losses))

stress_net = net.run(X)[1]
