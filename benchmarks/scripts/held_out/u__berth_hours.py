# Hours at berth of container ships.
# The clerks' times of the old terminal are much rougher than those of the new one: rows are
# weighted by the inverse variance of their clock.
import numpy as np

rng = np.random.default_rng(33)
n_calls = 600
moves = rng.integers(100, 2500, n_calls)              # containers
cranes = rng.integers(1, 6, n_calls)
gusts = rng.uniform(0, 20, n_calls)                   # m/s
new_terminal = rng.random(n_calls) < 0.7

hours = 2 + moves / (26.0 * cranes ** 0.85) * (1 + 0.3 / (1 + np.exp(-(gusts - 13))))
sd = np.where(new_terminal, 1.0, 6.0)
hours_logged = hours + sd * rng.standard_normal(n_calls)

X = np.column_stack([moves, np.log(cranes), gusts]).astype(float)
X = (X - X.mean(0)) / X.std(0)
mid, unit = np.average(hours_logged, weights=1 / sd ** 2), hours_logged.std()
Y = (hours_logged[:, None] - mid) / unit
weight = (1 / sd ** 2)[:, None]
weight = weight / weight.mean()

n_hid = 24
P = rng.normal(0, np.sqrt(1 / 3), (3, n_hid))
p0 = rng.normal(0, 0.5, n_hid)
Q = rng.normal(0, np.sqrt(1 / n_hid), (n_hid, 1))
q0 = np.zeros(1)

batch = 50
for epoch in range(400):
    step = 0.05 if epoch < 300 else 0.01
    order = rng.permutation(n_calls)
    summed = 0.0
    for k in range(0, n_calls, batch):
        rows = order[k:k + batch]
        x, y, w = X[rows], Y[rows], weight[rows]
        z = np.tanh(x @ P + p0)
        e = z @ Q + q0 - y
        summed += float(np.sum(w * e ** 2))

        g = 2 * w * e / len(rows)
        gQ, gq0 = z.T @ g, g.sum(0)
        gz = (g @ Q.T) * (1 - z ** 2)
        gP, gp0 = x.T @ gz, gz.sum(0)

        P -= step * gP
        p0 -= step * gp0
        Q -= step * gQ
        q0 -= step * gq0
    if epoch % 50 == 0:
        print("epoch", epoch, "weighted mse", summed / n_calls)

planned = ((np.tanh(X @ P + p0) @ Q + q0) * unit + mid).ravel()
print("rms, new terminal:", np.sqrt(np.mean((planned - hours_logged)[new_terminal] ** 2)))
print("rms, old terminal:", np.sqrt(np.mean((planned - hours_logged)[~new_terminal] ** 2)))
