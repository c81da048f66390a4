import numpy as np

eta = 0.01
n_hidden = 10
rng = np.random.default_rng(33)

# tuning fork: amplitude against time, sample after sample
times = rng.uniform(-1, 1, 120)
amplitudes = np.exp(-times) * np.cos(4 * times) / 2

W = rng.uniform(-4, 4, n_hidden)
B = rng.uniform(-3, 3, n_hidden)
V = rng.uniform(-0.5, 0.5, n_hidden)
C = 0.0

for epoch in range(400):
    squared = 0.0
    for t, a in zip(times, amplitudes):
        h = np.tanh(W * t + B)
        o = np.dot(V, h) + C
        e = o - a
        squared += e * e
        # chain rule
        dV = e * h
        dC = e
        dh = e * V + (1 - h ** 2)
        V -= eta * dV
        C -= eta * dC
        W -= eta * dh * t
        B -= eta * dh
    if epoch % 50 == 0:
        print("epoch", epoch, "mse", squared / len(times))

model = [np.dot(V, np.tanh(W * t + B)) + C for t in times]
for t, a, m in list(zip(times, amplitudes, model))[:5]:
    print("%6.2f  %6.3f  %6.3f" % (t, a, m))
