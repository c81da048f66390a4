import numpy as np

# Okun: change of unemployment against growth of GDP, with a bend (simulated quarters)
rng = np.random.default_rng(62)
growth = rng.uniform(-4, 6, size=(180, 1))
d_unemp = np.where(growth < 1, -0.8 * (growth - 1), -0.15 * (growth - 1)) + rng.normal(0, 0.1, size=(180, 1))

x = (growth - growth.mean()) / growth.std(ddof=1)
y = (d_unemp - d_unemp.mean()) / d_unemp.std(ddof=1)

p = {
    "W1": rng.normal(size=(1, 10)),
    "b1": rng.normal(size=(1, 10)),
    "W2": rng.normal(size=(10, 1)) * 0.3,
    "b2": np.zeros((1, 1)),
}
alpha = 0.05
history = []

for it in range(1, 4001):
    z = x @ p["W1"] + p["b1"]
    a = np.maximum(0, z)
    yhat = a @ p["W2"] + p["b2"]
    loss = ((yhat - y) ** 2).mean()
    history.append(loss)

    dy = 2 * (yhat - y) / x.shape[0]
    da = dy @ p["W2"].T
    dz = da * (z > 0)
    g = {
        "W1": x.T @ dz,
        "b1": dz.sum(axis=0, keepdims=True),
        "W2": a.T @ dy,
        "b2": dy.sum(axis=0, keepdims=True),
    }
    for k in p:
        p[k] = p[k] - alpha * g[k]
    if it % 500 == 0:
        print(it, loss)

fitted = np.maximum(0, x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

# ggplot was easier...
plt.plot(history)
plt.xlabel("iteration")
plt.show()
order = np.argsort(x[:, 0])
plt.scatter(x, y, s=8)
plt.plot(x[order], fitted[order], color="red")
plt.show()
