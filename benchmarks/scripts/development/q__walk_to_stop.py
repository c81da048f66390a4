# Share of residents who use the tram, by walking distance and headway.
# Every block is one row; the share is a fraction, so the output is a logistic unit and the
# cost is the binomial deviance (fractions are allowed there, not only 0 and 1).
import numpy as np

np.random.seed(31)

n_blocks = 420
walk_m = np.random.gamma(4.0, 130.0, n_blocks)
headway = np.random.choice([5.0, 7.5, 10.0, 15.0, 20.0], n_blocks)

appeal = 1.6 - 3.0 * (walk_m / 800.0) ** 1.5 - 0.09 * headway
true_share = 0.75 / (1 + np.exp(-appeal))
share = np.clip(true_share + np.random.normal(0, 0.02, n_blocks), 0.001, 0.999)

X = np.column_stack([walk_m, headway])
X = (X - X.mean(axis=0)) / X.std(axis=0)
t = share.reshape(-1, 1)

H = 10
W1 = np.random.randn(2, H) / np.sqrt(2)
b1 = np.random.randn(H) * 0.5
W2 = np.random.randn(H, 1) / np.sqrt(H)
b2 = np.log(t.mean() / (1 - t.mean()))

lr = 0.8
vel = [0, 0, 0, 0]
for it in range(6000):
    h = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(h @ W2 + b2)))

    if it % 1000 == 0:
        deviance = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
        print("it", it, "deviance", round(deviance, 5), "rms", np.sqrt(np.mean((p - t) ** 2)))

    d2 = (p - t) / n_blocks                  # logistic + deviance: the slope cancels
    d1 = (d2 @ W2.T) * (1 - h ** 2)
    grads = [X.T @ d1, d1.sum(axis=0), h.T @ d2, d2.sum()]
    vel = [0.9 * v - lr * g for v, g in zip(vel, grads)]
    W1 = W1 + vel[0]
    b1 = b1 + vel[1]
    W2 = W2 + vel[2]
    b2 = b2 + vel[3]

p = 1 / (1 + np.exp(-(np.tanh(X @ W1 + b1) @ W2 + b2)))
print("typical error of a share:", np.sqrt(np.mean((p - t) ** 2)))
