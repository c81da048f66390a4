import numpy as np

np.random.seed(90)


class Scaler:
    def fit(self, a):
        self.mean, self.std = a.mean(axis=0), a.std(axis=0)
        return self

    def transform(self, a):
        return (a - self.mean) / self.std

    def inverse(self, a):
        return a * self.std + self.mean


def main():
    wind = np.random.uniform(3, 15, (300, 1))
    power = 2000 / (1 + np.exp(-(wind - 9))) + np.random.randn(300, 1) * 20

    sx, sy = Scaler().fit(wind), Scaler().fit(power)
    X, Y = sx.transform(wind), sy.transform(power)

    W1, b1 = np.random.randn(1, 10), np.random.randn(10)
    W2, b2 = np.random.randn(10, 1) * 0.3, np.zeros(1)
    for epoch in range(3000):
        H = np.tanh(X @ W1 + b1)
        P = H @ W2 + b2
        loss = np.mean((P - Y) ** 2)
        D = 2 * (P - Y) / len(X)
        DH = D @ W2.T * (1 - H ** 2)
        W2 -= 0.1 * H.T @ D
        b2 -= 0.1 * D.sum(0)
        W1 -= 0.1 * X.T @ DH
        b1 -= 0.1 * DH.sum(0)
        if epoch % 500 == 0:
            print("loss", loss)

    estimate = np.tanh(X @ W1 + b1) @ W2 + b2
    rmse = np.sqrt(np.mean((estimate - power) ** 2))
    print("RMSE in kW:", rmse)


main()
