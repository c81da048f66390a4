# number of gill openings per minute vs. water temperature, online training
import numpy as np

rng = np.random.default_rng(36)
T = rng.uniform(0, 1, 200)
openings = 2 + np.sin(9 * T) + 0.8 * np.cos(21 * T) + rng.normal(0, 0.05, 200)

HIDDEN = 3
p = rng.normal(0, 3, HIDDEN)      # slopes
q = rng.normal(0, 2, HIDDEN)      # offsets
r = rng.normal(0, 0.5, HIDDEN)    # output weights
s = 2.0

epoch = 0
lr0 = 0.05
while epoch < 250:
    lr = lr0 / (1 + epoch / 100)
    worst = 0.0
    for k in rng.permutation(len(T)):
        t = 2 * T[k] - 1
        u = np.tanh(p * t + q)
        f = np.dot(r, u) + s
        e = f - openings[k]
        g = e * r * (1 - u * u)
        r -= lr * e * u
        s -= lr * e
        p -= lr * g * t
        q -= lr * g
        worst = max(worst, abs(e))
    epoch += 1
    if epoch % 50 == 0:
        print("epoch", epoch, "worst error", round(worst, 3))

smooth = np.array([np.dot(r, np.tanh(p * (2 * t - 1) + q)) + s for t in T])
print("std of residuals:", np.std(smooth - openings))
