import numpy as np
import matplotlib.pyplot as plt

# height of a sunflower over the season, two weeks between measurements + some scatter
days = np.linspace(0, 120, 90)
height = 210 / (1 + np.exp(-0.09 * (days - 55))) + np.random.normal(0, 6, days.size)

t = (days / 60 - 1)[:, None]       # -1 .. 1
H = (height / 100 - 1)[:, None]    # roughly -1 .. 1

np.random.seed(3)
k = 10
V = np.random.normal(0, 2, (1, k))
c = np.random.uniform(-2, 2, (1, k))
u = np.random.normal(0, 0.3, (k, 1))
d = np.zeros((1, 1))
vel = [np.zeros_like(p) for p in (V, c, u, d)]

mse = []
for step in range(3000):
    A = np.tanh(t @ V + c)
    out = A @ u + d
    diff = H - out                       # note: target minus output ...
    mse.append((diff ** 2).mean())
    g = diff / len(t)
    back = (g @ u.T) * (1 - A ** 2)
    grads = (t.T @ back, back.sum(0, keepdims=True), A.T @ g, g.sum(0, keepdims=True))
    for p, v, dp in zip((V, c, u, d), vel, grads):
        v *= 0.9
        v += 0.05 * dp                   # ... therefore plus here
        p += v
    if step % 500 == 0:
        print(f"{step:5d}  mse {mse[-1]:.5f}")

fitted = (out[:, 0] + 1) * 100
plt.plot(days, height, "yo")
plt.plot(days, fitted, "g-")
plt.xlabel("day")
plt.ylabel("height (cm)")
plt.show()
