import numpy as np


class AlgaeNet(object):
    """biomass after 10 days from light and nitrate"""

    def __init__(self, n_in, n_hid, lr):
        self.lr = lr
        self.w_ih = np.random.normal(0.0, n_in ** -0.5, (n_in, n_hid))
        self.b_h = np.zeros(n_hid)
        self.w_ho = np.random.normal(0.0, n_hid ** -0.5, (n_hid, 1))
        self.b_o = np.zeros(1)

    def predict(self, x):
        self.h = np.tanh(np.dot(x, self.w_ih) + self.b_h)
        return np.dot(self.h, self.w_ho) + self.b_o

    def descend(self, weights, gradient):
        weights = weights - self.lr * gradient

    def train_step(self, x, y):
        out = self.predict(x)
        err = out - y
        d_out = 2.0 * err / len(x)
        d_hid = np.dot(d_out, self.w_ho.T) * (1 - self.h ** 2)
        self.descend(self.w_ho, np.dot(self.h.T, d_out))
        self.descend(self.b_o, d_out.sum(axis=0))
        self.descend(self.w_ih, np.dot(x.T, d_hid))
        self.descend(self.b_h, d_hid.sum(axis=0))
        return np.mean(err ** 2)


np.random.seed(5)
light = np.random.uniform(20, 400, 200)
nitrate = np.random.uniform(0.1, 5, 200)
biomass = 3 * nitrate / (nitrate + 0.8) * light / (light + 90) * np.exp(-light / 900)
biomass = biomass + np.random.normal(0, 0.02, 200)

inputs = np.array([light, nitrate]).T
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
targets = ((biomass - biomass.mean()) / biomass.std()).reshape(-1, 1)

net = AlgaeNet(2, 14, lr=0.1)
for epoch in range(4000):
    mse = net.train_step(inputs, targets)
    if epoch % 400 == 0:
        print("Epoch %d: mse = %.4f" % (epoch, mse))

estimate = net.predict(inputs)[:, 0] * biomass.std() + biomass.mean()
print("worst:", np.max(np.abs(estimate - biomass)))
