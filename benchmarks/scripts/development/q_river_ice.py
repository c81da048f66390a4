# Fits river ice thickness with a small net. Homework, from scratch (no torch allowed!)
import numpy as np


class NeuralNet:
    def __init__(self, n_in, n_hidden, n_out, learning_rate=0.5):
        self.lr = learning_rate
        self.w_ih = np.zeros((n_in, n_hidden))
        self.b_h = np.zeros(n_hidden)
        self.w_ho = np.zeros((n_hidden, n_out))
        self.b_o = np.zeros(n_out)

    @staticmethod
    def _sig(z):
        return 1 / (1 + np.exp(-z))

    def forward(self, X):
        self.X = X
        self.h = self._sig(X @ self.w_ih + self.b_h)
        self.o = self.h @ self.w_ho + self.b_o
        return self.o

    def backward(self, y):
        m = len(y)
        e = (self.o - y) / m
        self.d_who = self.h.T @ e
        self.d_bo = e.sum(axis=0)
        eh = e @ self.w_ho.T * self.h * (1 - self.h)
        self.d_wih = self.X.T @ eh
        self.d_bh = eh.sum(axis=0)

    def step(self):
        self.w_ih -= self.lr * self.d_wih
        self.b_h -= self.lr * self.d_bh
        self.w_ho -= self.lr * self.d_who
        self.b_o -= self.lr * self.d_bo

    def fit(self, X, y, epochs):
        for i in range(epochs):
            out = self.forward(X)
            self.backward(y)
            self.step()
            if i % 50 == 0:
                print(f"Epoch {i}: loss = {np.mean((out - y) ** 2):.4f}")


# days since freeze-up scaled to [-1, 1], thickness standardised
t = np.linspace(-1, 1, 140).reshape(-1, 1)
ice = 0.8 * np.sin(3.5 * t + 0.5) + 0.5 * np.cos(6 * t)
ice = (ice - ice.mean()) / ice.std()

net = NeuralNet(1, 12, 1)
net.fit(t, ice, epochs=200)

guess = net.forward(t)
print("R2 =", 1 - np.sum((guess - ice) ** 2) / np.sum((ice - ice.mean()) ** 2))
