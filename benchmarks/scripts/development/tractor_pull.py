import numpy as np
from sklearn.metrics import r2_score

# fuel of a tractor per hectare, implement draft + speed + soil moisture. Class from a blog, slightly changed


class Net:
    def __init__(self, n_in, n_hid, seed=0):
        r = np.random.RandomState(seed)
        self.Wh = r.randn(n_in, n_hid) / np.sqrt(n_in)
        self.bh = r.randn(n_hid) * 0.1
        self.Wo = r.randn(n_hid) / np.sqrt(n_hid)
        self.bo = 0.0

    def hidden(self, X):
        return np.tanh(X @ self.Wh + self.bh)

    def __call__(self, X):
        return self.hidden(X) @ self.Wo + self.bo

    def train(self, X, y, eta=0.1, n_epochs=3000):
        # remember the scale for later
        self.m, self.s = X.mean(axis=0), X.std(axis=0)
        self.ym, self.ys = y.mean(), y.std()
        X = (X - self.m) / self.s
        y = (y - self.ym) / self.ys
        for i in range(n_epochs):
            H = self.hidden(X)
            r = H @ self.Wo + self.bo - y
            dH = np.outer(r, self.Wo) * (1 - H ** 2)
            self.Wo -= eta * H.T @ r / len(y)
            self.bo -= eta * r.mean()
            self.Wh -= eta * X.T @ dH / len(y)
            self.bh -= eta * dH.mean(axis=0)
            if i % 500 == 0:
                print(i, "train mse (scaled)", np.mean(r ** 2))

    def predict(self, X):
        return self(X) * self.ys + self.ym


r = np.random.RandomState(5)
draft = r.uniform(5, 40, 400)
speed = r.uniform(4, 12, 400)
moisture = r.uniform(10, 35, 400)
fuel = 5 + 0.02 * draft * speed ** 1.2 / 5 + 0.01 * (moisture - 20) ** 2 + r.normal(0, 0.15, 400)
data = np.stack([draft, speed, moisture], axis=-1)

X_train, X_test = data[:300], data[300:]
y_train, y_test = fuel[:300], fuel[300:]

net = Net(3, 20)
net.train(X_train, y_train)
y_hat = net.predict(X_test)
print("test R2", r2_score(y_test, y_hat))
