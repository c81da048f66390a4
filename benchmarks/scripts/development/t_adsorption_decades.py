# Toth-like isotherm of CO2 on activated carbon, 0.1 Pa ... 10 bar, three temperatures.
# Loadings cover four decades, so everything is done in log10.
import numpy as np

rng = np.random.default_rng(31)

p_pa = 10 ** rng.uniform(-1, 6, 420)
kelvin = rng.choice([273.0, 298.0, 323.0], 420)
b = 4e-6 * np.exp(2800 * (1 / kelvin - 1 / 298))
mmol_g = 9 * b * p_pa / (1 + (b * p_pa) ** 0.6) ** (1 / 0.6)
mmol_g *= np.exp(0.1 * rng.standard_normal(420))

features = np.stack([np.log10(p_pa), 1000 / kelvin], axis=1)
features = (features - features.mean(axis=0)) / features.std(axis=0)
log_q = np.log10(mmol_g)
target = (log_q - log_q.mean()) / log_q.std()

hidden = 16
w1 = rng.standard_normal((2, hidden))
b1 = rng.standard_normal(hidden)
w2 = rng.standard_normal(hidden) / np.sqrt(hidden)
b2 = 0.0
v1, vb1, v2, vb2 = 0.0, 0.0, 0.0, 0.0

epochs, size, momentum = 150, 28, 0.8
for epoch in range(epochs):
    rate = 0.05 * 0.5 ** (epoch // 40)
    shuffled = rng.permutation(420)
    sse = 0.0
    for rows in np.split(shuffled, 420 // size):
        x, y = features[rows], target[rows]
        s = np.tanh(x @ w1 + b1)
        guess = s @ w2 + b2
        miss = guess - y
        sse += miss @ miss

        up = miss / size                          # gradient of half the mean square
        down = np.outer(up, w2) * (1 - s * s)
        v2 = momentum * v2 - rate * (s.T @ up)
        vb2 = momentum * vb2 - rate * up.sum()
        v1 = momentum * v1 - rate * (x.T @ down)
        vb1 = momentum * vb1 - rate * down.sum(axis=0)
        w1 = w1 + v1
        b1 = b1 + vb1
        w2 = w2 + v2
        b2 = b2 + vb2
    if epoch % 25 == 0 or epoch == epochs - 1:
        print(f"{epoch:4d}  {0.5 * sse / 420:.5f}")

log_fit = (np.tanh(features @ w1 + b1) @ w2 + b2) * log_q.std() + log_q.mean()
print("typical error: factor", 10 ** np.sqrt(np.mean((log_fit - log_q) ** 2)))
