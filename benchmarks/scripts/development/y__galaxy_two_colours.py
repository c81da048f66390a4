# Track of early-type galaxies: two colours, g-r and r-i, against redshift. One net, two outputs.
import numpy as np

rng = np.random.default_rng(303)


class Dense:
    def __init__(self, n_in, n_out, gain):
        self.W = rng.normal(0, gain / np.sqrt(n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.gW = self.x.T @ g
        self.gb = g.sum(axis=0)
        return g @ self.W.T

    def update(self, lr):
        self.W -= lr * self.gW
        self.b -= lr * self.gb


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, g):
        return g * (1 - self.y**2)

    def update(self, lr):
        pass


z = rng.uniform(0.02, 0.6, 500)
g_r = 0.75 + 1.0 * np.tanh(3.2 * (z - 0.08)) + 0.03 * rng.standard_normal(500)
r_i = 0.38 + 0.55 / (1 + np.exp(-(z - 0.42) / 0.05)) + 0.03 * rng.standard_normal(500)
colours = np.stack([g_r, r_i], axis=1)

X = ((z - z.mean()) / z.std())[:, None]
Y = (colours - colours.mean(axis=0)) / colours.std(axis=0)

layers = [Dense(1, 20, 1.5), Tanh(), Dense(20, 20, 1.0), Tanh(), Dense(20, 2, 1.0)]


def forward(x):
    for layer in layers:
        x = layer.forward(x)
    return x


size = 50
for epoch in range(400):
    lr = 0.1 if epoch < 300 else 0.02
    order = rng.permutation(len(X))
    loss = 0.0
    for batch in np.split(order, len(X) // size):
        diff = forward(X[batch]) - Y[batch]
        loss += np.sum(diff**2) / Y.size
        grad = 2 * diff / diff.size
        for layer in reversed(layers):
            grad = layer.backward(grad)
        for layer in layers:
            layer.update(lr)
    if epoch % 80 == 0:
        print(f"epoch {epoch:3d}: {loss:.4f}")

track = forward(X) * colours.std(axis=0) + colours.mean(axis=0)
print("scatter in g-r and r-i:", np.std(track - colours, axis=0))
