import numpy as np


class TwoLayerNet:
    def __init__(self, n_in, n_hid, std=1.0):
        self.params = {
            "W1": std * np.random.randn(n_in, n_hid),
            "b1": std * np.random.randn(n_hid),
            "W2": 0.1 * np.random.randn(n_hid, 1),
            "b2": np.zeros(1),
        }

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        h = np.tanh(X @ W1 + b1)
        out = h @ W2 + b2
        if y is None:
            return out
        diff = out - y
        dout = 2 * diff / X.shape[0]
        dh = dout @ W2.T * (1 - h ** 2)
        return np.mean(diff ** 2), {"W1": X.T @ dh, "b1": dh.sum(0), "W2": h.T @ dout, "b2": dout.sum(0)}

    def train(self, X, y, learning_rate=0.05, learning_rate_decay=0.95, num_iters=20000, batch_size=64):
        per_epoch = max(X.shape[0] // batch_size, 1)
        for it in range(num_iters):
            pick = np.random.choice(X.shape[0], batch_size)
            loss, grads = self.loss(X[pick], y[pick])
            for name in self.params:
                self.params[name] -= learning_rate * grads[name]
            if it % (200 * per_epoch) == 0:
                learning_rate *= learning_rate_decay
            if it % 2000 == 0:
                print("iteration %d / %d: loss %f" % (it, num_iters, loss))


np.random.seed(0)
X = np.random.uniform(-3, 3, (256, 1))
y = np.tanh(2 * X) - 0.3 * X
net = TwoLayerNet(1, 20, std=1.0)
net.train(X, y, num_iters=8000)
print("train error", np.abs(net.loss(X) - y).max())
