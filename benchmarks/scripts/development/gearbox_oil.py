# oil temperature in a gearbox, trained sample by sample; the error I print is HUGE but it learns
import numpy as np

gen = np.random.default_rng(40)
N = 220
torque = gen.uniform(50, 400, N)      # Nm
rpm = gen.uniform(800, 5000, N)
ambient = gen.uniform(-10, 35, N)
oil = ambient + 0.00004 * torque * rpm + 12 * np.tanh(rpm / 2500) + gen.normal(0, 0.8, N)

table = np.array([torque, rpm, ambient]).T
lo, hi = table.min(axis=0), table.max(axis=0)
oil_lo, oil_hi = oil.min(), oil.max()


def norm_row(row):
    return 2 * (row - lo) / (hi - lo) - 1


W = gen.normal(0, 0.8, (12, 3))
b = gen.normal(0, 0.5, 12)
c = gen.normal(0, 0.3, 12)
d = 0.0


def net(row):
    act = np.tanh(W @ norm_row(row) + b)
    return act, float(c @ act + d)


for ep in range(150):
    err2 = 0.0
    for i in gen.permutation(N):
        act, out = net(table[i])
        goal = 2 * (oil[i] - oil_lo) / (oil_hi - oil_lo) - 1
        e = out - goal
        err2 += e * e
        back = e * c * (1 - act * act)
        c = c - 0.03 * e * act
        d = d - 0.03 * e
        W = W - 0.03 * np.outer(back, norm_row(table[i]))
        b = b - 0.03 * back
    if ep % 30 == 0:
        print(ep, "normalised mse", err2 / N)

degrees = np.zeros(N)
for i in range(N):
    _, out = net(table[i])
    degrees[i] = out * (oil_hi - oil_lo) + oil_lo
print("rms error:", np.sqrt(np.mean((degrees - oil) ** 2)), "degrees")
