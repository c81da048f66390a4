# Number of salmon at a fish ladder (on a log scale) is mostly noise; the best we can hope for
# is to explain about half of it. Validation rows decide when to stop.
import numpy as np

rng = np.random.RandomState(12)
N = 3000
flow = rng.uniform(-1.7, 1.7, N)
water_temp = rng.uniform(-1.7, 1.7, N)
log_fish = 1.0 - np.abs(flow) + 0.5 * np.tanh(2 * water_temp) + rng.normal(0, 0.6, N)

X = np.stack([flow, water_temp], axis=1)
y = log_fish.reshape(-1, 1)
Xtr, ytr, Xva, yva = X[:2200], y[:2200], X[2200:], y[2200:]


def forward(p, x):
    h = np.tanh(x @ p[0] + p[1])
    return h, h @ p[2] + p[3]


p = [rng.randn(2, 20) * 0.7, np.zeros(20), rng.randn(20, 1) * 0.2, np.full(1, ytr.mean())]
best, best_loss, waited = [q.copy() for q in p], np.inf, 0
for epoch in range(500):
    perm = rng.permutation(len(Xtr))
    for i in range(0, len(Xtr), 44):
        j = perm[i:i + 44]
        h, out = forward(p, Xtr[j])
        g = 2 * (out - ytr[j]) / len(j)
        gh = (g @ p[2].T) * (1 - h * h)
        grads = [Xtr[j].T @ gh, gh.sum(0), h.T @ g, g.sum(0)]
        for q, dq in zip(p, grads):
            q -= 0.05 * dq
    val = np.mean((forward(p, Xva)[1] - yva) ** 2)
    if val < best_loss - 1e-5:
        best, best_loss, waited = [q.copy() for q in p], val, 0
    else:
        waited += 1
    if waited >= 60:
        print("stopped in epoch", epoch)
        break

_, fish_hat = forward(best, X)
print("validation mse %.3f (noise alone: 0.36)" % best_loss)
