"""Claims of vehicle fleets: Poisson regression with a small network and an exposure offset."""
import numpy as np

rng = np.random.default_rng(118)
n = 2000
vehicles = rng.integers(5, 60, n).astype(float)      # exposure, vehicle-years
driver_age = rng.uniform(21, 65, n)
mileage = rng.uniform(8, 60, n)                      # thousand km
rate = 0.45 * np.exp(0.9 * np.exp(-(driver_age - 21) / 10)) * (mileage / 20) ** 0.7
mean_claims = vehicles * rate
claims = rng.poisson(mean_claims).astype(float)

z = np.column_stack([driver_age, np.log(mileage)])
z = (z - z.mean(axis=0)) / z.std(axis=0)
log_exposure = np.log(vehicles)

# start from the portfolio's own frequency
h = 16
w1 = rng.normal(0, 0.7, (2, h))
b1 = rng.normal(0, 0.7, h)
w2 = rng.normal(0, 0.1, h)
b2 = np.array([np.log(claims.sum() / vehicles.sum())])
theta = [w1, b1, w2, b2]
first = [np.zeros_like(t) for t in theta]
second = [np.zeros_like(t) for t in theta]


def expected(rows):
    a = np.tanh(z[rows] @ w1 + b1)
    return a, np.exp(a @ w2 + b2 + log_exposure[rows])


batch, t = 100, 0
for epoch in range(150):
    order = rng.permutation(n)
    lr = 0.01 * 0.97 ** epoch
    total = 0.0
    for start in range(0, n, batch):
        rows = order[start:start + batch]
        a, mu = expected(rows)
        total += np.sum(mu - claims[rows] * np.log(mu))
        # d(mu - y log mu) / d eta = mu - y for a log link
        d = (mu - claims[rows]) / len(rows)
        da = np.outer(d, w2) * (1 - a * a)
        grad = [z[rows].T @ da, da.sum(0), a.T @ d, np.array([d.sum()])]
        t += 1
        for p, g, m, s in zip(theta, grad, first, second):
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            p -= lr * (m / (1 - 0.9 ** t)) / (np.sqrt(s / (1 - 0.999 ** t)) + 1e-8)
    if epoch % 25 == 0:
        print(f"epoch {epoch:3d}: Poisson loss {total / n:.4f}")

forecast = expected(np.arange(n))[1]
print("claims observed", claims.sum(), "forecast", forecast.sum())
