# Focus position of the telescope vs. tube temperature, altitude angle and filter thickness.
# own mini library, two equal hidden layers. learns nothing beyond a rough slope?
import numpy as np


class MLP:
    def __init__(self, n_features, n_units, seed=5):
        rs = np.random.RandomState(seed)
        self.A = rs.normal(0, 1 / np.sqrt(n_features), (n_features, n_units))
        self.a = np.zeros((1, n_units))
        self.B = rs.normal(0, 1 / np.sqrt(n_units), (n_units, n_units))
        self.b = np.zeros((1, n_units))
        self.C = rs.normal(0, 1 / np.sqrt(n_units), (n_units, 1))
        self.c = np.zeros((1, 1))

    def predict(self, X):
        self.h1 = np.tanh(X @ self.A + self.a)
        self.h2 = np.tanh(self.h1 @ self.B + self.b)
        return self.h2 @ self.C + self.c

    def train_step(self, X, y, lr):
        e = self.predict(X) - y
        dC_ = 2 * e / X.shape[0]
        dB_ = (dC_ @ self.C.T) * (1 - self.h2 ** 2)
        dA_ = (dB_ @ self.B.T) * (1 - self.h1 ** 2)
        gC, gc = self.h2.T @ dC_, dC_.sum(0, keepdims=True)
        gB, gb = self.h1.T @ dB_, dB_.sum(0, keepdims=True)
        gA, ga = X.T @ dA_, dA_.sum(0, keepdims=True)
        for name, g in zip("AaBbCc", (gA, ga, gB, gb, gC, gc)):
            setattr(self, name, getattr(self, name) - lr * g / X.shape[0])
        return float(np.mean(e ** 2))


rs = np.random.RandomState(11)
n = 500
temp = rs.uniform(-1.7, 1.7, n)
alt = rs.uniform(-1.7, 1.7, n)
thick = rs.uniform(-1.7, 1.7, n)
focus = np.sin(1.8 * temp) * (1 + 0.5 * alt) + 0.3 * thick ** 2
focus = (focus - focus.mean()) / focus.std()

X = np.column_stack([temp, alt, thick])
y = focus[:, None]

mlp = MLP(3, 20)
for step in range(4000):
    loss = mlp.train_step(X, y, lr=0.15)
    if step % 500 == 0:
        print(step, loss)

y_hat = mlp.predict(X)
print("max residual", np.abs(y_hat - y).max())
