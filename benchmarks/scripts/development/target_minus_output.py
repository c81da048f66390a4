import numpy as np

# mountain air: pressure and humidity -> boiling time of an egg (s), classic notation t - o
np.random.seed(18)
P = np.random.uniform(-1, 1, (220, 2))
T = np.sqrt(P[:, 0] + 1.3) + 0.25 * np.sin(3 * P[:, 1])
T = 3 * (T - T.mean()).reshape(-1, 1)


class Net:
    def __init__(self, n_in, n_hid):
        self.wih = np.random.normal(0.0, n_in ** -0.5, (n_in, n_hid))
        self.bh = np.random.normal(0.0, 0.5, n_hid)
        self.who = np.random.normal(0.0, n_hid ** -0.5, (n_hid, 1))
        self.bo = np.zeros(1)
        self.lr = 0.3

    def activation(self, x):
        return 1 / (1 + np.exp(-x))

    def train(self, inputs, targets):
        hidden = self.activation(np.dot(inputs, self.wih) + self.bh)
        final = np.dot(hidden, self.who) + self.bo
        errors = (targets - final) / len(inputs)
        hidden_errors = np.dot(errors, self.who.T) * hidden * (1 - hidden)
        self.who += self.lr * np.dot(hidden.T, errors)
        self.bo += self.lr * errors.sum(axis=0)
        self.wih += self.lr * np.dot(inputs.T, hidden_errors)
        self.bh += self.lr * hidden_errors.sum(axis=0)
        return np.mean((targets - final) ** 2)

    def query(self, inputs):
        return np.dot(self.activation(np.dot(inputs, self.wih) + self.bh), self.who) + self.bo


net = Net(2, 15)
for e in range(6000):
    mse = net.train(P, T)
    if e % 1000 == 0:
        print("epoch", e, "mse", mse)
seconds = net.query(P)
