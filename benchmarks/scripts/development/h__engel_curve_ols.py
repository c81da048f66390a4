# Series regression vs. neural net for the budget share of food (Working-Leser form).
# The shares are noisy at the household level, so R2 stays near two thirds whatever one does.
import numpy as np

np.random.seed(1976)
n = 1500
log_x = np.random.normal(6.0, 0.55, n)
kids = np.random.poisson(1.1, n)
share = 0.42 - 0.11 * (log_x - 6) + 0.03 * (log_x - 6) ** 2 + 0.025 * np.sqrt(kids)
sd = 0.04
share = share + sd * np.random.randn(n)

X = np.c_[(log_x - log_x.mean()) / log_x.std(), (kids - kids.mean()) / kids.std()]
y = (share - share.mean()) / share.std()

params = {
    "W1": np.random.randn(2, 8) * 0.5,
    "b1": np.zeros(8),
    "W2": np.random.randn(8, 1) * 0.3,
    "b2": np.zeros(1),
}
lam = 1e-4


def loss(X, y=None):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    h = 1 / (1 + np.exp(-(X @ W1 + b1)))
    scores = (h @ W2 + b2)[:, 0]
    if y is None:
        return scores
    N = len(X)
    data_loss = np.sum((scores - y) ** 2) / N
    reg_loss = lam * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
    dscores = (2 * (scores - y) / N)[:, None]
    grads = {"W2": h.T @ dscores + 2 * lam * W2, "b2": dscores.sum(axis=0)}
    dh = dscores @ W2.T * h * (1 - h)
    grads["W1"] = X.T @ dh + 2 * lam * W1
    grads["b1"] = dh.sum(axis=0)
    return data_loss + reg_loss, grads


velocity = {k: np.zeros_like(v) for k, v in params.items()}
for it in range(3000):
    value, grads = loss(X, y)
    for k in params:
        velocity[k] = 0.9 * velocity[k] - 0.05 * grads[k]
        params[k] += velocity[k]
    if it % 300 == 0:
        print("iteration %d: loss %f" % (it, value))

fitted = loss(X) * share.std() + share.mean()
quad = np.polyval(np.polyfit(log_x, share, 2), log_x)
print("R2 net      ", 1 - np.var(share - fitted) / np.var(share))
print("R2 quadratic", 1 - np.var(share - quad) / np.var(share))
