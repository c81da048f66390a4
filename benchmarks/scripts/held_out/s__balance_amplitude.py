# Amplitude of the balance (deg) against hours since winding, hand timed over two weeks
import numpy as np

rng = np.random.default_rng(5)
hours = rng.uniform(0, 48, 220)
amplitude = 305 - 1.1 * hours - 70 / (1 + np.exp(-(hours - 38) / 2.5)) + rng.normal(0, 4, 220)

x = ((hours - hours.mean()) / hours.std())[:, None]
t = ((amplitude - amplitude.mean()) / amplitude.std())[:, None]

# network
K = 30
u = rng.normal(0, 1.5, (1, K))
c = rng.normal(0, 1.5, (1, K))
v = rng.normal(0, 0.3, (K, 1))
d = 0.0
lr = 0.9
track = []

for epoch in range(5000):
    a = np.tanh(x @ u + c)
    p = a @ v + d
    r = p - t
    track.append(np.mean(r ** 2))
    gp = 2 * r / len(x)
    gv = a.T @ gp
    gd = gp.sum()
    gz = (gp @ v.T) * (1 - a ** 2)
    gu = x.T @ gz
    gc = gz.sum(axis=0, keepdims=True)
    v = v - lr * gv
    d = d - lr * gd
    u = u - lr * gu
    c = c - lr * gc
    if epoch % 500 == 0:
        print(f"{epoch:5d}  mse {track[-1]:.4f}")

print("final mse", track[-1])
order = np.argsort(hours)
plt.plot(hours, amplitude, ".")
plt.plot(hours[order], p[order, 0] * amplitude.std() + amplitude.mean())
plt.xlabel("hours since winding")
plt.show()
