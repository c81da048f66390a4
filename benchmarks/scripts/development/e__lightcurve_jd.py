# Light curve of a Cepheid from my back yard, CCD V magnitudes.
# One and a bit cycles. Network should draw the curve through the points.
import numpy as np
import matplotlib.pyplot as plt


def load_observations():
    """AAVSO style: JD, mag  (here synthetic so that everybody can run it)"""
    rng = np.random.default_rng(3)
    jd = np.sort(rng.uniform(2459812.3, 2459818.9, 140))
    phase = 2 * np.pi * (jd - 2459812.0) / 5.366
    mag = 3.95 + 0.38 * np.sin(phase) + 0.09 * np.sin(2 * phase + 0.5)
    return jd.reshape(-1, 1), (mag + rng.normal(0, 0.015, 140)).reshape(-1, 1)


def init(n_hidden, seed=0):
    np.random.seed(seed)
    w1 = np.random.randn(1, n_hidden) * 1.5
    b1 = np.random.randn(n_hidden)
    w2 = np.random.randn(n_hidden, 1) * 0.3
    b2 = np.zeros(1)
    return w1, b1, w2, b2


def forward(x, w1, b1, w2, b2):
    h = np.tanh(x @ w1 + b1)
    return h, h @ w2 + b2


def backward(x, y, h, yhat, w2):
    delta = 2 * (yhat - y) / len(x)
    gw2, gb2 = h.T @ delta, delta.sum(0)
    dh = (delta @ w2.T) * (1 - h * h)
    return x.T @ dh, dh.sum(0), gw2, gb2


def fit(x, y, n_hidden=24, lr=0.03, epochs=15000):
    params = init(n_hidden)
    for epoch in range(epochs):
        h, yhat = forward(x, *params)
        loss = np.mean((yhat - y) ** 2)
        grads = backward(x, y, h, yhat, params[2])
        params = tuple(p - lr * g for p, g in zip(params, grads))
        if epoch % 3000 == 0:
            print(f"{epoch:6d}  {loss:.5f}")
    return params


jd, mag = load_observations()
x = jd
m0, ms = mag.mean(), mag.std()
params = fit(x, (mag - m0) / ms)
model = forward(x, *params)[1] * ms + m0

plt.plot(jd, mag, ".")
plt.plot(jd, model, "-")
plt.gca().invert_yaxis()
plt.xlabel("JD")
plt.show()
