import numpy as np

# How long a raw material stays on the blotter. Hours run from minutes to weeks -> log10 of them.
rng = np.random.default_rng(33)
n = 1500
vapour = 10 ** rng.uniform(-4, 1, n)         # hPa at 25 C
mol_weight = rng.uniform(120, 290, n)        # g/mol
log_p = rng.normal(3.2, 1.0, n)
log_hours = 0.9 - 0.75 * np.log10(vapour) + 0.25 * np.tanh(log_p - 3) + 0.004 * (mol_weight - 200)
hours = 10 ** (log_hours + rng.normal(0, 0.15, n))

inputs = np.column_stack([np.log10(vapour), mol_weight, log_p])
inputs = ((inputs - inputs.mean(0)) / inputs.std(0)).astype(np.float32)
target = np.log10(hours).astype(np.float32)[:, None]

n_hidden, batch = 24, 50
A1 = (rng.standard_normal((3, n_hidden)) / np.sqrt(3)).astype(np.float32)
a1 = np.zeros(n_hidden, dtype=np.float32)
A2 = (rng.standard_normal((n_hidden, 1)) / np.sqrt(n_hidden)).astype(np.float32)
a2 = target.mean(0)


def leaky(z):
    return np.where(z > 0, z, np.float32(0.1) * z)


n_epochs = 150
for epoch in range(n_epochs):
    lr = np.float32(0.5 * 0.05 * (1 + np.cos(np.pi * epoch / n_epochs)))     # cosine
    perm = rng.permutation(n)
    total = 0.0
    for start in range(0, n, batch):
        rows = perm[start:start + batch]
        xb, yb = inputs[rows], target[rows]
        z = xb @ A1 + a1
        h = leaky(z)
        e = h @ A2 + a2 - yb
        total += float((e ** 2).sum())
        de = 2 * e / len(rows)
        dz = (de @ A2.T) * np.where(z > 0, np.float32(1), np.float32(0.1))
        A2 -= lr * (h.T @ de)
        a2 -= lr * de.sum(0)
        A1 -= lr * (xb.T @ dz)
        a1 -= lr * dz.sum(0)
    if epoch % 15 == 0:
        print(f"epoch {epoch:3d}  mse of log10 h {total / n:.4f}")

predicted = leaky(inputs @ A1 + a1) @ A2 + a2
print("typical factor off:", 10 ** np.abs(predicted - target).mean())
