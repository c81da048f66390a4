import numpy as np

rng = np.random.RandomState(4)

# delay of a tram (minutes) from time of day and passengers, two weeks of records
n = 480
hour = rng.uniform(6, 23, n)
passengers = rng.poisson(30, n) + 60 * np.exp(-((hour - 8) / 1.2) ** 2)
delay = 0.5 + 0.04 * passengers + 2.5 * np.exp(-((hour - 17) / 1.5) ** 2) + rng.normal(0, 0.2, n)
X = np.c_[(hour - 14.5) / 5, (passengers - passengers.mean()) / passengers.std()]
y = (delay - delay.mean()).reshape(-1, 1)

H = 20
p = dict(
    W1=rng.randn(2, H) * 1.5,
    b1=rng.randn(H),
    W2=rng.randn(H, 1) * 0.1,
    b2=np.zeros(1),
)
grads = {k: np.zeros_like(v) for k, v in p.items()}
batch = 60
lr = 0.05

for epoch in range(600):
    order = rng.permutation(n)
    running = 0.0
    for s in range(0, n, batch):
        xb = X[order[s:s + batch]]
        yb = y[order[s:s + batch]]
        a = np.tanh(xb @ p["W1"] + p["b1"])
        out = a @ p["W2"] + p["b2"]
        d = 2 * (out - yb) / len(xb)
        running += ((out - yb) ** 2).mean()

        grads["W2"] += a.T @ d
        grads["b2"] += d.sum(axis=0)
        da = d @ p["W2"].T * (1 - a ** 2)
        grads["W1"] += xb.T @ da
        grads["b1"] += da.sum(axis=0)

        for k in p:
            p[k] -= lr * grads[k]
    if epoch % 40 == 0:
        print(epoch, running / (n // batch))

final = np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
print("mse", np.mean((final - y) ** 2), "variance", y.var())
