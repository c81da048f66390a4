# Semidiurnal pressure wave at a coastal station: an amplitude of about 1 hPa below
# weather noise of 1.4 hPa. We do not expect to explain more than a third of it.
import numpy as np

np.random.seed(8)
hours = np.random.uniform(0, 24, 1500)
wave = 1.25 * np.cos(2 * np.pi * (hours - 10) / 12) + 0.4 * np.sin(2 * np.pi * hours / 24)
sigma_weather = 1.4
p = wave + sigma_weather * np.random.randn(1500)      # deviation from the daily mean

x = (hours[:, None] - 12.0) / 6.0
y = p[:, None]

n_hid = 12
V = np.random.randn(1, n_hid) * 2.0
c = np.random.uniform(-3, 3, (1, n_hid))
U = np.random.randn(n_hid, 1) * 0.1
d = np.zeros((1, 1))
vel = [np.zeros_like(q) for q in (V, c, U, d)]

n_steps = 5000
top_rate = 0.05
for k in range(n_steps):
    rate = 0.5 * top_rate * (1 + np.cos(np.pi * k / n_steps))     # cosine annealing
    act = np.tanh(x @ V + c)
    est = act @ U + d
    res = (est - y) / len(x)

    gU = act.T @ res
    gd = res.sum(0, keepdims=True)
    dact = (res @ U.T) * (1 - act ** 2)
    gV = x.T @ dact
    gc = dact.sum(0, keepdims=True)

    for param, v, grad in zip((V, c, U, d), vel, (gV, gc, gU, gd)):
        v *= 0.95
        v -= rate * grad
        param += v
    if k % 1000 == 0:
        print(k, "half mse", 0.5 * np.mean((est - y) ** 2))

explained = 1 - np.var(est - y) / np.var(y)
best = 1 - sigma_weather ** 2 / np.var(y)
print(f"explained {explained:.3f}, at best about {best:.3f}")
