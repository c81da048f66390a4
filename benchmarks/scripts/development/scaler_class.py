"""Engine map: torque (Nm) over speed (rpm) and throttle (%). Everything in float32."""
import numpy as np


class Scaler:
    def fit(self, a):
        self.mean = a.mean(axis=0)
        self.std = a.std(axis=0)
        return self

    def transform(self, a):
        return ((a - self.mean) / self.std).astype(np.float32)

    def inverse_transform(self, a):
        return a * self.std + self.mean


class Regressor:
    def __init__(self, n_in, n_hidden, rng):
        f = np.float32
        self.W1 = rng.normal(0, 1, (n_in, n_hidden)).astype(f)
        self.b1 = rng.normal(0, 0.5, n_hidden).astype(f)
        self.W2 = rng.normal(0, n_hidden ** -0.5, (n_hidden, 1)).astype(f)
        self.b2 = np.zeros(1, dtype=f)

    def predict(self, X):
        self.H = np.tanh(X @ self.W1 + self.b1)
        return self.H @ self.W2 + self.b2

    def fit(self, X, y, lr=np.float32(0.1), n_iter=4000):
        for i in range(n_iter):
            error = self.predict(X) - y
            d = 2 * error / np.float32(len(X))
            dH = (d @ self.W2.T) * (1 - self.H ** 2)
            self.W2 -= lr * (self.H.T @ d)
            self.b2 -= lr * d.sum(axis=0)
            self.W1 -= lr * (X.T @ dH)
            self.b1 -= lr * dH.sum(axis=0)
            if i % 500 == 0:
                print(i, float((error ** 2).mean()), error.dtype)
        return self


rng = np.random.default_rng(101)
rpm = rng.uniform(800, 6000, 350)
throttle = rng.uniform(5, 100, 350)
torque = 250 * np.sqrt(throttle / 100) * np.exp(-((rpm - 3500) / 3000) ** 2) - 0.004 * rpm
torque += rng.normal(0, 3, 350)

X = np.column_stack([rpm, throttle])
y = torque[:, None]
xs, ys = Scaler().fit(X), Scaler().fit(y)
model = Regressor(2, 24, rng).fit(xs.transform(X), ys.transform(y))

torque_net = ys.inverse_transform(model.predict(xs.transform(X)))
print("mean abs error %.2f Nm" % np.abs(torque_net - y).mean())
