import numpy as np
from random import seed, shuffle

# RTD resistance -> temperature, online learning sample by sample
seed(1)
np.random.seed(1)
temps = np.linspace(-1, 1, 60)
samples = [(1.0 + 0.39 * t - 0.058 * t ** 2, t) for t in temps]
res = np.array([s[0] for s in samples])
samples = [((r - res.mean()) / res.std(), t) for r, t in samples]

n_hidden = 8
w_h = np.random.uniform(-1, 1, n_hidden)
b_h = np.random.uniform(-1, 1, n_hidden)
w_o = np.random.uniform(-0.5, 0.5, n_hidden)
b_o = 0.0
rate = 0.05


def run_net(value):
    hid = np.tanh(w_h * value + b_h)
    return hid, float(w_o @ hid + b_o)


for epoch in range(40):
    shuffle(samples)
    total = 0.0
    for value, wanted in samples:
        hid, got = run_net(value)
        err = got - wanted
        total += err ** 2
        d_hid = err * w_o * (1 - hid ** 2)
        w_o = w_o + rate * err * hid
        b_o = b_o + rate * err
        w_h = w_h + rate * d_hid * value
        b_h = b_h + rate * d_hid
    print("epoch", epoch, "sum of squared errors", total)

wanted_all = np.array([w for _, w in samples])
got_all = np.array([run_net(v)[1] for v, _ in samples])
print(np.abs(got_all - wanted_all).max())
