import numpy as np


class Natverk:
    """Tva lager, tanh i mitten. Forutsager elforbrukning (kWh/h) i en villa."""

    def __init__(self, n_in, n_dold, fro=2):
        slump = np.random.RandomState(fro)
        self.W1 = slump.randn(n_in, n_dold) / np.sqrt(n_in)
        self.b1 = np.zeros((1, n_dold))
        self.W2 = slump.randn(n_dold, 1) / np.sqrt(n_dold)
        self.b2 = np.zeros((1, 1))

    def framat(self, X):
        self.A1 = np.tanh(X @ self.W1 + self.b1)
        return self.A1 @ self.W2 + self.b2

    def bakat(self, X, fel):
        m = X.shape[0]
        self.dW2 = self.A1.T @ fel / m
        self.db2 = fel.mean(axis=0, keepdims=True)
        dA = (fel @ self.W2.T) * (1 - self.A1 ** 2)
        self.dW1 = X.T @ dA / m
        self.db1 = dA.mean(axis=0, keepdims=True)

    def uppdatera(self, lr):
        self.W1 -= lr * self.dW1
        self.b1 -= lr * self.db1
        self.W2 -= lr * self.dW2
        self.b2 -= lr * self.db2

    def trana(self, X, y, epoker=2500, lr=3.0):
        for epok in range(epoker):
            ut = self.framat(X)
            fel = ut - y
            forlust = 0.5 * np.mean(fel ** 2)
            self.bakat(X, fel)
            self.uppdatera(lr)
            if epok % 250 == 0:
                print("epok", epok, "forlust", forlust)


slump = np.random.RandomState(40)
temp = slump.uniform(-20, 25, 400)                    # utetemperatur
timme = slump.uniform(0, 24, 400)
kwh = 0.6 + 0.12 * np.maximum(0, 17 - temp) + 0.5 * np.exp(-((timme - 18) / 3) ** 2)
kwh = kwh + slump.normal(0, 0.1, 400)

X = np.stack([(temp - temp.mean()) / temp.std(), (timme - 12) / 7], axis=1)
y = ((kwh - kwh.mean()) / kwh.std()).reshape(-1, 1)

nat = Natverk(2, 25)
nat.trana(X, y)
prognos = nat.framat(X)
print("R2:", 1 - np.sum((prognos - y) ** 2) / np.sum((y - y.mean()) ** 2))
