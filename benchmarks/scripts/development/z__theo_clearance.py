# Theophylline clearance (L/h): weight, age, smoking -- fitted on the log scale
import numpy as np

rng = np.random.default_rng(7)
N = 500
weight = rng.lognormal(np.log(68), 0.25, N)
age = rng.uniform(18, 90, N)
smoker = (rng.random(N) < 0.35).astype(float)
cl_typical = 2.9 * (weight / 70) ** 0.75 * np.where(age > 60, 1 - 0.012 * (age - 60), 1.0) * (1 + 0.6 * smoker)
eta = rng.normal(0, 0.15, N)                 # between-subject variability
cl = cl_typical * np.exp(eta)

log_cl = np.log(cl)
features = np.column_stack([np.log(weight / 70), (age - 50) / 20, smoker - 0.5])
features[:, 0] /= features[:, 0].std()

hidden = 12
A = rng.normal(size=(3, hidden)) * np.sqrt(2 / 3)
a = rng.normal(size=hidden) * 0.3
B = rng.normal(size=hidden) * np.sqrt(1 / hidden)
b = log_cl.mean()

eta_lr = 0.1
for it in range(6000):
    z = features @ A + a
    h = np.where(z > 0, z, 0.1 * z)          # leaky relu
    f = h @ B + b
    r = f - log_cl
    if it % 1000 == 0:
        print("iter", it, "rmse(log)", np.sqrt(np.mean(r**2)))
    g = r / N
    dB = h.T @ g
    db = g.sum()
    dz = np.outer(g, B) * np.where(z > 0, 1.0, 0.1)
    dA = features.T @ dz
    da = dz.sum(axis=0)
    B -= eta_lr * dB
    b -= eta_lr * db
    A -= eta_lr * dA
    a -= eta_lr * da

z = features @ A + a
log_hat = np.where(z > 0, z, 0.1 * z) @ B + b
ratio = np.exp(log_hat) / cl
print("median fold error", np.exp(np.median(np.abs(np.log(ratio)))))
print("geometric mean of predicted clearances:", np.exp(log_hat.mean()))
