import numpy as np

# ropeway: wind speed and load -> sway of the cabin in decimetres
np.random.seed(21)
sizes = [2, 12, 8, 1]

W, B = [], []
for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
    W.append(np.random.randn(fan_in, fan_out) * 0.5 / np.sqrt(fan_in))
    B.append(np.zeros((1, fan_out)))
L = len(W)

wind_load = np.random.rand(220, 2) * 2 - 1
sway = 6 + 3 * wind_load[:, :1] ** 2 + 2.5 * wind_load[:, :1] * wind_load[:, 1:]
sway += 0.05 * np.random.randn(220, 1)


def forward(x):
    acts = [x]
    for i in range(L):
        z = acts[-1] @ W[i] + B[i]
        acts.append(np.tanh(z) if i < L - 1 else z)
    return acts


def backprop(acts, t):
    gW, gB = [0] * L, [0] * L
    delta = 2 * (acts[-1] - t) / len(t)
    for i in range(L - 1, -1, -1):
        gW[i] = acts[i].T @ delta
        gB[i] = delta.sum(axis=0, keepdims=True)
        if i:
            delta = (delta @ W[i].T) * (1 - acts[i] ** 2)
    return gW, gB


eta = 0.03
for epoch in range(1, 5001):
    acts = forward(wind_load)
    gW, gB = backprop(acts, sway)
    for i in range(L - 1):
        W[i] -= eta * gW[i]
        B[i] -= eta * gB[i]
    if epoch % 500 == 0:
        print(epoch, np.mean((acts[-1] - sway) ** 2))

predicted = forward(wind_load)[-1]
