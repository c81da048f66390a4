import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


class NoShowShare:
    """Share of booked passengers who do not turn up.

    The target is a share of n bookings, so it is fitted with the binomial likelihood
    (cross-entropy with soft targets); each flight counts with its number of bookings.
    """

    def __init__(self, n_in, n_hidden, rng):
        self.W1 = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
        self.b1 = np.zeros(n_hidden)
        self.W2 = rng.normal(0, 1 / np.sqrt(n_hidden), n_hidden)
        self.b2 = -2.0                       # about one in eight

    def forward(self, X):
        self.H = np.tanh(X @ self.W1 + self.b1)
        self.p = sigmoid(self.H @ self.W2 + self.b2)
        return self.p

    def loss(self, share, n):
        p = self.p
        return -np.sum(n * (share * np.log(p) + (1 - share) * np.log(1 - p))) / n.sum()

    def backward(self, X, share, n, lr):
        dz = n * (self.p - share) / n.sum()
        dH = np.outer(dz, self.W2) * (1 - self.H ** 2)
        self.W2 -= lr * self.H.T @ dz
        self.b2 -= lr * dz.sum()
        self.W1 -= lr * X.T @ dH
        self.b1 -= lr * dH.sum(axis=0)


rng = np.random.RandomState(6)
flights = 1200
fare = rng.uniform(40, 600, flights)
lead_days = rng.exponential(30, flights)
hour = rng.uniform(5, 22, flights)
booked = rng.randint(60, 220, flights)
true_logit = -1.8 - 0.005 * (fare - 200) + 0.02 * np.minimum(lead_days, 60) + 0.7 * np.exp(-((hour - 6) / 2) ** 2)
true_share = sigmoid(true_logit)
share = rng.binomial(booked, true_share) / booked

X = np.c_[(fare - 320) / 160, np.log1p(lead_days) - 3, (hour - 13.5) / 5]
net = NoShowShare(3, 16, rng)
for epoch in range(8000):
    net.forward(X)
    if epoch % 1000 == 0:
        print(epoch, "deviance", net.loss(share, booked))
    net.backward(X, share, booked, lr=1.5)

predicted = net.forward(X)
print("overbook a 180-seater at mean share by", int(180 * predicted.mean()), "seats")
