import numpy as np


class MLP(object):
    """One hidden layer (tanh), squared error."""

    def __init__(self, sizes, lr=0.02):
        n_in, n_h, n_out = sizes
        self.W1 = np.random.normal(scale=0.6, size=(n_in, n_h))
        self.b1 = np.random.normal(scale=0.5, size=(1, n_h))
        self.W2 = np.random.normal(scale=0.3, size=(n_h, n_out))
        self.b2 = np.zeros((1, n_out))
        self.lr = lr
        self.history = []

    def forward(self, x):
        z = x @ self.W1 + self.b1
        h = np.tanh(z)
        return h, h @ self.W2 + self.b2

    def compute_gradients(self, x, y):
        h, y_hat = self.forward(x)
        delta = 2 * (y_hat - y) / len(x)
        grads = {}
        grads["W2"] = h.T @ delta
        grads["b2"] = delta.sum(axis=0, keepdims=True)
        dh = (delta @ self.W2.T) * (1 - h ** 2)
        grads["W1"] = x.T @ dh
        grads["b1"] = dh.sum(axis=0, keepdims=True)
        return grads, float(np.mean((y_hat - y) ** 2))

    def apply(self, grads):
        self.W2 = self.W2 - self.lr * grads["W2"]
        self.b2 = self.b2 - self.lr * grads["b2"]

    def train(self, x, y, n_iter=12000):
        for k in range(n_iter):
            grads, cost = self.compute_gradients(x, y)
            self.apply(grads)
            self.history.append(cost)
        return self


def slide_to_pitch(s):
    # not a physical law, only something curved
    return np.sin(3 * s) + 0.3 * s


position = np.linspace(-2, 2, 100)[:, None]
pitch = slide_to_pitch(position) + np.random.normal(0, 0.02, position.shape)

model = MLP((1, 24, 1), lr=0.1)
model.train(position, pitch)
_, curve = model.forward(position)
print("start %.4f   end %.4f" % (model.history[0], model.history[-1]))
