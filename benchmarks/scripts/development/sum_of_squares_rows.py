import numpy as np

# how long do candles burn? wax (100 g) and wick (mm); one candle after the other
rng = np.random.default_rng(101)
wax = rng.uniform(-1, 1, 90)
wick = rng.uniform(-1, 1, 90)
burn = wax - 0.5 * wick + 0.4 * wax * wick + 0.05 * rng.normal(size=90)

n = 8
U = rng.normal(0, 1, (n, 2))
u = rng.normal(0, 0.5, n)
V = rng.normal(0, 0.3, n)
v = 0.0
step = 2e-4            # small, since everything is summed over the candles

for sweep in range(1500):
    dU, du, dV, dv = np.zeros((n, 2)), np.zeros(n), np.zeros(n), 0.0
    sse = 0.0
    for a, b, t in zip(wax, wick, burn):
        p = np.array([a, b])
        h = np.tanh(U @ p + u)
        o = V @ h + v
        r = o - t
        sse += r * r
        back = 2 * r * V * (1 - h * h)
        dU += np.outer(back, p)
        du += back
        dV += 2 * r * h
        dv += 2 * r
    U -= step * dU
    u -= step * du
    V -= step * dV
    v -= step * dv
    if sweep % 250 == 0:
        print("sweep", sweep, "sum of squares", sse)

hours = np.array([V @ np.tanh(U @ np.array([a, b]) + u) + v for a, b in zip(wax, wick)])
print("typical error", np.sqrt(np.mean((hours - burn) ** 2)))
