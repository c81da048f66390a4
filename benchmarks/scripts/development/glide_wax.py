"""Glide coefficient of ski wax. Adam written out by hand with mini-batches."""
import numpy as np

rs = np.random.RandomState(3)
snow_temp = rs.uniform(-20, 2, 450)
humidity = rs.uniform(20, 100, 450)
friction = 0.02 + 0.00012 * (snow_temp + 6) ** 2 + 0.01 * np.exp(-((humidity - 60) / 18) ** 2)
friction = friction + rs.normal(0, 0.0005, 450)

x = np.c_[snow_temp, humidity]
x = (x - x.mean(0)) / x.std(0)
y = ((friction - friction.mean()) / friction.std()).reshape(-1, 1)

w = [rs.normal(0, np.sqrt(2 / 2), (2, 40)), rs.normal(0, 0.3, 40),
     rs.normal(0, np.sqrt(1 / 40), (40, 1)), np.zeros(1)]
m = [np.zeros_like(p) for p in w]
v = [np.zeros_like(p) for p in w]
b1, b2, eps, alpha = 0.9, 0.999, 1e-8, 0.004
t = 0

for epoch in range(150):
    shuffled = rs.permutation(len(x))
    cost = 0
    for chunk in np.array_split(shuffled, 9):
        t += 1
        xb, yb = x[chunk], y[chunk]
        h = np.maximum(xb @ w[0] + w[1], 0)
        e = h @ w[2] + w[3] - yb
        cost += (e ** 2).sum()
        de = 2 * e / len(chunk)
        dh = (de @ w[2].T) * (h > 0)
        grads = [xb.T @ dh, dh.sum(0), h.T @ de, de.sum(0)]
        for k, g in enumerate(grads):
            m[k] = b1 * m[k] + (1 - b1) * g
            v[k] = b2 * v[k] + (1 - b2) * g * g
            m_hat = m[k] / (1 - b1 ** t)
            v_hat = v[k] / (1 - b2 ** t)
            w[k] = w[k] - alpha * m_hat / (np.sqrt(v_hat) + eps)
    if (epoch + 1) % 15 == 0:
        print("epoch %3d  mse %.5f" % (epoch + 1, cost / len(x)))

mu_hat = (np.maximum(x @ w[0] + w[1], 0) @ w[2] + w[3])[:, 0] * friction.std() + friction.mean()
print("rms error of mu:", np.sqrt(np.mean((mu_hat - friction) ** 2)))
