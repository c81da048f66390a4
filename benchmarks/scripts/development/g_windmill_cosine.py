import math

import numpy as np

rng = np.random.default_rng(411)

# small wind turbine: power (kW) from wind speed (m/s) and air temperature (C)
speed = rng.uniform(3, 14, 600)
temp = rng.uniform(-10, 30, 600)
power = 5 / (1 + np.exp(-(speed - 8) / 1.1)) * 288 / (273 + temp)
power_measured = power + rng.normal(0, 0.15, 600)

features = np.stack([speed, temp], axis=1)
X = (features - features.mean(0)) / features.std(0)
y = ((power_measured - power_measured.mean()) / power_measured.std())[:, None]

H = 24
theta = {
    "W": rng.normal(size=(2, H)) * np.sqrt(1 / 2),
    "b": rng.normal(size=H) * 0.5,
    "V": rng.normal(size=(H, 1)) * np.sqrt(1 / H),
    "c": np.zeros(1),
}
first = {k: np.zeros_like(p) for k, p in theta.items()}
second = {k: np.zeros_like(p) for k, p in theta.items()}

epochs, batch, peak = 400, 40, 0.01
t = 0
for epoch in range(epochs):
    lr = 0.5 * peak * (1 + math.cos(math.pi * epoch / epochs))
    order = rng.permutation(len(X))
    total = 0.0
    for start in range(0, len(X), batch):
        rows = order[start : start + batch]
        xb, yb = X[rows], y[rows]
        a = np.tanh(xb @ theta["W"] + theta["b"])
        out = a @ theta["V"] + theta["c"]
        err = out - yb
        total += float((err**2).sum())
        g_out = 2 * err / len(rows)
        g_a = (g_out @ theta["V"].T) * (1 - a**2)
        grads = {"W": xb.T @ g_a, "b": g_a.sum(0), "V": a.T @ g_out, "c": g_out.sum(0)}
        t += 1
        for k, g in grads.items():
            first[k] = 0.9 * first[k] + 0.1 * g
            second[k] = 0.999 * second[k] + 0.001 * g**2
            m_hat = first[k] / (1 - 0.9**t)
            v_hat = second[k] / (1 - 0.999**t)
            theta[k] -= lr * m_hat / (np.sqrt(v_hat) + 1e-8)
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}  lr {lr:.4f}  mse {total / len(X):.4f}")

fitted = np.tanh(X @ theta["W"] + theta["b"]) @ theta["V"] + theta["c"]
print("rms error in kW:", np.sqrt(np.mean((fitted - y) ** 2)) * power_measured.std())
