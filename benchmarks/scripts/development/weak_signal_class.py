# Survey data: satisfaction depends only weakly on waiting time and price.
# R2 ends around 0.3 - noise or a bug?
import numpy as np


class TinyNet:
    def __init__(self, lr=0.05):
        self.lr = lr
        self.W = np.random.randn(2, 8) * 0.8
        self.b = np.zeros(8)
        self.u = np.random.randn(8, 1) * 0.3
        self.c = np.zeros(1)

    def __call__(self, X):
        self.act = np.tanh(X @ self.W + self.b)
        return self.act @ self.u + self.c

    def update(self, X, y):
        residual = self(X) - y
        d = 2 * residual / len(y)
        back = (d @ self.u.T) * (1 - self.act ** 2)
        for name, grad in (("u", self.act.T @ d), ("c", d.sum(0)),
                           ("W", X.T @ back), ("b", back.sum(0))):
            setattr(self, name, getattr(self, name) - self.lr * grad)
        return np.mean(residual ** 2)


np.random.seed(36)
waiting = np.random.exponential(1.0, 600)
price = np.random.normal(0, 1, 600)
satisfaction = -0.6 * np.tanh(waiting - 1) - 0.35 * price + np.random.normal(0, 0.8, 600)

X = np.stack([waiting - 1, price], axis=1)
y = satisfaction[:, None]
net = TinyNet()
for epoch in range(2500):
    loss = net.update(X, y)
    if epoch % 250 == 0:
        print(f"{epoch}: loss {loss:.4f}  R2 {1 - loss / y.var():.3f}")
fitted = net(X)
