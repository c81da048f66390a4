import numpy as np


class RatingNet:
    """Predicts a player's (standardised) rating from games played, win share and age."""

    def __init__(self, n_in, n_hidden, rate):
        rng = np.random.default_rng(64)
        self.W1 = rng.normal(size=(n_in, n_hidden))
        self.b1 = rng.normal(size=(1, n_hidden))
        self.W2 = rng.normal(size=(n_hidden, 1)) * 0.3
        self.b2 = np.zeros((1, 1))
        self.rate = rate

    @staticmethod
    def squash(a):
        return 1 / (1 + np.exp(-a))

    def predict(self, X):
        self.X = X
        self.hidden = self.squash(X @ self.W1 + self.b1)
        self.out = self.squash(self.hidden @ self.W2 + self.b2)
        return self.out

    def learn(self, y):
        n = len(y)
        d_out = 2 * (self.out - y) * self.out * (1 - self.out) / n
        d_hidden = (d_out @ self.W2.T) * self.hidden * (1 - self.hidden)
        self.W2 -= self.rate * (self.hidden.T @ d_out)
        self.b2 -= self.rate * d_out.sum(axis=0, keepdims=True)
        self.W1 -= self.rate * (self.X.T @ d_hidden)
        self.b1 -= self.rate * d_hidden.sum(axis=0, keepdims=True)


rng = np.random.default_rng(65)
players = 400
games = rng.normal(size=players)
wins = rng.normal(size=players)
age = rng.normal(size=players)
rating = 1500 + 150 * np.tanh(games) + 200 * wins - 60 * age ** 2 + rng.normal(0, 25, players)

X = np.column_stack((games, wins, age))
y = ((rating - rating.mean()) / rating.std())[:, np.newaxis]

net = RatingNet(3, 20, rate=0.5)
best = np.inf
epoch = 0
while epoch < 3000:
    y_hat = net.predict(X)
    error = np.mean((y_hat - y) ** 2)
    best = min(best, error)
    net.learn(y)
    epoch += 1
print("best mse:", best, " (always predicting the mean would be 1)")
