"""Loss ratios by postcode cluster. Each row is an average over `exposure` policy years, so its
variance goes like 1/exposure and the rows are weighted by exposure."""
import numpy as np

rng = np.random.RandomState(31)
n = 600
density = rng.uniform(0, 4, n)               # log10 inhabitants per km2
age = rng.uniform(20, 80, n)                 # mean age of the holders
exposure = rng.gamma(2.0, 150.0, n) + 20
mean_ratio = 0.55 + 0.12 * np.tanh(density - 2) + 0.00035 * (age - 50) ** 2
noise_sd = 0.9 / np.sqrt(exposure)
ratio = mean_ratio + noise_sd * rng.normal(size=n)

X = np.column_stack([(density - 2) / 1.2, (age - 50) / 17])
centre = np.average(ratio, weights=exposure)
scale = ratio.std()
y = (ratio - centre) / scale
w = exposure / exposure.sum()                # weights sum to one


def relu(z):
    return np.maximum(z, 0)


W1 = rng.normal(0, np.sqrt(2 / 2), (2, 12))
b1 = rng.normal(0, 0.5, 12)
W2 = rng.normal(0, np.sqrt(2 / 12), 12) * 0.5
b2 = 0.0
mom = [0.0, 0.0, 0.0, 0.0]
lr, mu = 0.02, 0.9
history = []
for it in range(4000):
    z = X @ W1 + b1
    a = relu(z)
    f = a @ W2 + b2
    history.append(np.sum(w * (f - y) ** 2))
    df = 2 * w * (f - y)
    dz = np.outer(df, W2) * (z > 0)
    g = [X.T @ dz, dz.sum(axis=0), a.T @ df, df.sum()]
    mom = [mu * m - lr * gi for m, gi in zip(mom, g)]
    W1, b1, W2, b2 = W1 + mom[0], b1 + mom[1], W2 + mom[2], b2 + mom[3]
    if it in (2500, 3300):
        lr *= 0.3

fitted = centre + scale * (relu(X @ W1 + b1) @ W2 + b2)
print("weighted loss", history[0], "->", history[-1])
print("weighted mean of the residuals", np.average(ratio - fitted, weights=exposure))
