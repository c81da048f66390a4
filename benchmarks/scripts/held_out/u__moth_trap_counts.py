# Moths in the light trap, one row per night.
# Counts, so: log link and Poisson deviance instead of squared error.
import numpy as np

np.random.seed(11)

nights = 500
temp = np.random.uniform(4, 24, nights)          # deg C at dusk
moon = np.random.uniform(0, 1, nights)           # illuminated fraction
wind = np.random.gamma(2.0, 1.5, nights)         # m/s

expected = np.exp(1.2 + 2.6 / (1 + np.exp(-(temp - 14) / 2.5)) - 0.8 * moon - 0.12 * wind)
counts = np.random.poisson(expected).astype(float)

raw = np.column_stack([temp, moon, wind])
X = (raw - raw.mean(axis=0)) / raw.std(axis=0)
y = counts.reshape(-1, 1)

H = 12
A = np.random.randn(3, H) * np.sqrt(1 / 3)
a = np.random.randn(H) * 0.5
B = np.random.randn(H, 1) * np.sqrt(1 / H)
b = np.array([np.log(y.mean())])                 # start at the mean count

speed = [np.zeros_like(p) for p in (A, a, B, b)]
eta, mu = 0.004, 0.9

for it in range(4000):
    h = np.tanh(X @ A + a)
    log_rate = h @ B + b
    rate = np.exp(log_rate)
    loss = np.mean(rate - y * log_rate)          # Poisson, constants dropped

    d = (rate - y) / nights
    dB = h.T @ d
    db = d.sum(axis=0)
    dh = d @ B.T * (1 - h ** 2)
    dA = X.T @ dh
    da = dh.sum(axis=0)

    for p, g, v in zip((A, a, B, b), (dA, da, dB, db), speed):
        v *= mu
        v -= eta * g
        p += v

    if it % 500 == 0:
        print("%5d  mean deviance part %.4f" % (it, loss))

print("expected on the best night:", rate.max(), "counted:", y.max())
