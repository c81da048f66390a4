import numpy as np

# one-step forecast of a vibration sensor from the last 60 samples
rng = np.random.default_rng(60)
T = 900
k = np.arange(T)
signal = np.sin(0.11 * k) + 0.5 * np.sin(0.37 * k + 1) + 0.03 * rng.normal(size=T)
LAGS = 60
windows = np.lib.stride_tricks.sliding_window_view(signal, LAGS)[:-1]
following = signal[LAGS:, None]

hidden = 20
Wx = rng.standard_normal((LAGS, hidden)) * 20
bx = rng.standard_normal(hidden)
Wy = rng.standard_normal((hidden, 1)) * 20
by = np.zeros(1)


def step(lr):
    global Wx, bx, Wy, by
    s = np.tanh(windows @ Wx + bx)
    o = s @ Wy + by
    g = 2 * (o - following) / len(o)
    gs = (g @ Wy.T) * (1 - s * s)
    Wy -= lr * (s.T @ g)
    by -= lr * g.sum(0)
    Wx -= lr * (windows.T @ gs)
    bx -= lr * gs.sum(0)
    return o, float(np.mean((o - following) ** 2))


for i in range(2000):
    o, loss = step(0.01)
    if i % 200 == 0:
        print("iter", i, "loss", loss)
forecast = np.tanh(windows @ Wx + bx) @ Wy + by
