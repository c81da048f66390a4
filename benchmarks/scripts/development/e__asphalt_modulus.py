import numpy as np


class StiffnessNet:
    """Master curve of asphalt: log10 of the dynamic modulus [MPa] from
    temperature and log frequency. Two inputs, tanh, one output."""

    def __init__(self, n_in=2, n_hidden=10, lr=0.05):
        self.lr = lr
        self.W1 = np.random.normal(0, 0.7, (n_in, n_hidden))
        self.W2 = np.random.normal(0, 0.4, (n_hidden, 1))
        self.losses = []

    def forward(self, X):
        self.z1 = X.dot(self.W1)
        self.a1 = np.tanh(self.z1)
        return self.a1.dot(self.W2)

    def backward(self, X, y, y_hat):
        n = X.shape[0]
        d2 = 2.0 * (y_hat - y) / n
        self.dW2 = self.a1.T.dot(d2)
        d1 = d2.dot(self.W2.T) * (1.0 - self.a1 ** 2)
        self.dW1 = X.T.dot(d1)

    def step(self):
        self.W1 -= self.lr * self.dW1
        self.W2 -= self.lr * self.dW2

    def train(self, X, y, epochs):
        for ep in range(1, epochs + 1):
            y_hat = self.forward(X)
            loss = np.mean((y_hat - y) ** 2)
            self.losses.append(loss)
            self.backward(X, y, y_hat)
            self.step()
            if ep % 1000 == 0:
                print("epoch", ep, "loss", round(loss, 5))


np.random.seed(21)
N = 200
temp = np.random.uniform(-10, 54, N)
logf = np.random.uniform(-1, 1.4, N)
logfr = logf - 0.11 * (temp - 21)            # reduced frequency (time-temperature shift)
logE = 1.2 + 3.2 / (1 + np.exp(-0.35 - 0.6 * logfr)) + np.random.normal(0, 0.04, N)

X = np.c_[(temp - temp.mean()) / temp.std(), (logf - logf.mean()) / logf.std()]
Y = logE.reshape(-1, 1)

net = StiffnessNet()
net.train(X, Y, epochs=5000)

fitted = net.forward(X)
print("max deviation (log10 MPa):", abs(fitted - Y).max())
