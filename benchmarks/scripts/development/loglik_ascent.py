"""Maximum likelihood: the weights climb the log-likelihood of Gaussian errors."""
import numpy as np

rng = np.random.default_rng(55)
n = 300
sigma = 0.1
x = rng.uniform(-1.5, 1.5, (n, 1))
dose = np.tanh(2 * x) + 0.3 * x + sigma * rng.normal(size=(n, 1))

k = 12
w = rng.normal(0, 1.5, (1, k))
b = rng.normal(0, 1, (1, k))
v = rng.normal(0, 0.3, (k, 1))
c = np.zeros((1, 1))

rate = 0.001
for it in range(3000):
    h = np.tanh(x @ w + b)
    mu = h @ v + c
    residual = dose - mu
    log_likelihood = -0.5 * np.mean(residual ** 2) / sigma ** 2
    score = residual / sigma ** 2 / n        # d log-likelihood / d mu
    back = score @ v.T * (1 - h ** 2)
    v += rate * h.T @ score
    c += rate * score.sum(axis=0)
    w += rate * x.T @ back
    b += rate * back.sum(axis=0)
    if it % 500 == 0:
        print("iteration", it, "log-likelihood", log_likelihood)

print("expected at the optimum: about -0.5, reached:", log_likelihood)
