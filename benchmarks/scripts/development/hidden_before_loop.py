import numpy as np
import matplotlib.pyplot as plt

# learn y = x * sin(2x) on [-2, 2]
rng = np.random.default_rng(8)
X = np.linspace(-2, 2, 160)[:, None]
Y = X * np.sin(2 * X)

H = 20
w1 = rng.standard_normal((1, H)) * 1.5
b1 = rng.standard_normal(H)
w2 = rng.standard_normal((H, 1)) * 0.1
b2 = np.zeros(1)

lr = 0.05
losses = []

z = X @ w1 + b1
h = np.tanh(z)
for step in range(5000):
    out = np.tanh(X @ w1 + b1) @ w2 + b2
    err = out - Y
    losses.append(float(np.mean(err**2)))

    g = 2 * err / len(X)
    gw2 = h.T @ g
    gb2 = g.sum(0)
    gh = (g @ w2.T) * (1 - h**2)
    gw1 = X.T @ gh
    gb1 = gh.sum(0)

    w1 -= lr * gw1
    b1 -= lr * gb1
    w2 -= lr * gw2
    b2 -= lr * gb2
    if step % 1000 == 0:
        print(step, losses[-1])

fit = np.tanh(X @ w1 + b1) @ w2 + b2
print("final MSE", np.mean((fit - Y) ** 2))

fig, ax = plt.subplots(1, 2, figsize=(9, 3))
ax[0].semilogy(losses)
ax[1].plot(X, Y, "k--")
ax[1].plot(X, fit)
plt.show()
