import numpy as np

# Territories per field. Counts -> Poisson. I maximise the log-likelihood, hence the plus signs.


class PoissonNet:
    def __init__(self, n_in, n_hidden, mean_count):
        self.W = np.random.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
        self.b = np.random.normal(0, 0.5, n_hidden)
        self.v = np.random.normal(0, 0.1, n_hidden)
        self.c = np.log(mean_count)
        self.memory = None

    def rate(self, X):
        self.X = X
        self.H = np.tanh(X @ self.W + self.b)
        return np.exp(self.H @ self.v + self.c)

    def log_likelihood(self, X, y):
        mu = self.rate(X)
        return np.mean(y * np.log(mu) - mu)       # without log y!

    def score(self, y, mu):
        """Derivative of the log-likelihood; for the log link simply y - mu."""
        s = (y - mu) / len(y)
        back = np.outer(s, self.v) * (1 - self.H ** 2)
        return [self.X.T @ back, back.sum(0), self.H.T @ s, s.sum()]

    def climb(self, X, y, rate=0.01, inertia=0.9):
        mu = self.rate(X)
        now = self.score(y, mu)
        if self.memory is None:
            self.memory = [0 * g for g in now]
        self.memory = [inertia * m + g for m, g in zip(self.memory, now)]
        self.W += rate * self.memory[0]
        self.b += rate * self.memory[1]
        self.v += rate * self.memory[2]
        self.c += rate * self.memory[3]


np.random.seed(8)
n = 700
sward = np.random.gamma(4, 4, n)                      # cm
to_wood = np.random.uniform(20, 900, n)               # m
wet = np.random.uniform(0, 1, n)
expected = 18 * np.exp(-((sward - 11) / 9) ** 2) * to_wood / (to_wood + 150) * (0.4 + wet) + 0.4
pairs = np.random.poisson(expected).astype(float)

Z = np.column_stack([sward, to_wood, wet])
Z = (Z - Z.mean(0)) / Z.std(0)
net = PoissonNet(3, 9, pairs.mean())
for step in range(9000):
    net.climb(Z, pairs)
    if step % 1500 == 0:
        print("log-likelihood", net.log_likelihood(Z, pairs))

territories = net.rate(Z)
print("deviance explained by eye:", np.corrcoef(territories, pairs)[0, 1] ** 2)
