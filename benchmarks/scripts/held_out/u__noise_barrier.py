import numpy as np


class BarrierModel:
    """Insertion loss (dB) of a noise barrier from Fresnel number and ground effect."""

    def __init__(self, n_in, n_hidden, rng):
        self.W = rng.standard_normal((n_hidden, n_in)) * np.sqrt(1.0 / n_in)
        self.c = rng.standard_normal((n_hidden, 1)) * 0.8
        self.V = rng.standard_normal((1, n_hidden)) * np.sqrt(1.0 / n_hidden)
        self.d = np.zeros((1, 1))

    def forward(self, X):
        self.X = X
        self.H = np.tanh(self.W @ X + self.c)
        self.out = self.V @ self.H + self.d
        return self.out

    def backward(self, Y):
        n = Y.shape[1]
        dout = 2 * (self.out - Y) / n
        self.dV = dout @ self.H.T
        self.dd = dout.sum(axis=1, keepdims=True)
        dZ = (self.V.T @ dout) * (1 - self.H ** 2)
        self.dW = dZ @ self.X.T
        self.dc = dZ.sum(axis=1, keepdims=True)
        return np.mean((self.out - Y) ** 2)

    def update(self, rate):
        self.W -= rate * self.dW
        self.c -= rate * self.dc
        self.V -= rate * self.dV
        self.d -= rate * self.dd


def main():
    rng = np.random.default_rng(2)
    n = 350
    log_fresnel = rng.uniform(-2, 1.3, n)
    ground = rng.uniform(0, 1, n)
    loss_db = 10 * np.log10(3 + 20 * 10 ** log_fresnel) - 3 * ground ** 2
    loss_db = loss_db + rng.normal(0, 0.6, n)

    # samples are columns here
    X = np.vstack([log_fresnel, ground])
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    centre, spread = loss_db.mean(), loss_db.std()
    Y = ((loss_db - centre) / spread)[None, :]

    model = BarrierModel(2, 14, rng)
    for epoch in range(4000):
        rate = 0.15 / (1 + epoch / 2000)
        model.forward(X)
        mse = model.backward(Y)
        model.update(rate)
        if epoch % 400 == 0:
            print(f"{epoch:5d} rate {rate:.3f} mse {mse:.4f}")

    predicted = model.forward(X)[0] * spread + centre
    print("rms error (dB):", np.sqrt(np.mean((predicted - loss_db) ** 2)))


if __name__ == "__main__":
    main()
