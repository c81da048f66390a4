# Daily feed of sows (kg). The feeders sometimes jam or spill, so absolute errors are
# minimised (the median), with a step that shrinks like 1/sqrt.
import numpy as np

np.random.seed(6)
n = 400
parity = np.random.randint(1, 8, n)
day = np.random.uniform(0, 28, n)                 # of lactation
typical = 2.5 + 4.2 * (1 - np.exp(-day / 6)) + 0.5 * np.tanh(parity - 3)
slip = np.random.laplace(0, 0.25, n)
feed = typical + slip

X = np.stack([(parity - 4) / 2, (day - 14) / 8], axis=1)
Y = (feed - feed.mean())[:, None]

P = dict(W=np.random.randn(2, 16) * 0.7, b=np.random.randn(16) * 0.5,
         V=np.random.randn(16, 1) * 0.25, c=np.zeros(1))
M = {k: np.zeros_like(v) for k, v in P.items()}
R = {k: np.zeros_like(v) for k, v in P.items()}


def predict(P, X):
    H = np.tanh(X @ P["W"] + P["b"])
    return H, H @ P["V"] + P["c"]


def grads(P):
    H, F = predict(P, X)
    loss = np.abs(F - Y).mean()
    dF = np.sign(F - Y) / n
    dH = (dF @ P["V"].T) * (1 - H ** 2)
    return loss, dict(W=X.T @ dH, b=dH.sum(0), V=H.T @ dF, c=dF.sum(0))


for t in range(1, 4001):
    loss, g = grads(P)
    lr = 0.02 / np.sqrt(1 + t / 50)
    for k in P:
        M[k] += 0.1 * (g[k] - M[k])
        R[k] += 0.01 * (g[k] ** 2 - R[k])
        m, r = M[k] / (1 - 0.9 ** t), R[k] / (1 - 0.99 ** t)
        P[k] = P[k] - lr * m / (np.sqrt(r) + 1e-7)
    if t % 400 == 0:
        print(t, "mean absolute error %.4f kg" % loss)

ration = predict(P, X)[1].ravel() + feed.mean()
print("a third-parity sow on day 20:", predict(P, np.array([[-0.5, 0.75]]))[1].item() + feed.mean())
