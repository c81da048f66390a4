"""Luminosities of main-sequence stars span six decades: fit the logarithm."""
import numpy as np

rng = np.random.default_rng(1910)

n = 500
b_minus_v = rng.uniform(-0.25, 1.5, n)
fe_h = rng.normal(-0.1, 0.25, n)
log_true = 2.6 - 3.9 * b_minus_v + 1.1 * b_minus_v**2 - 0.25 * b_minus_v**3 - 0.3 * fe_h
luminosity = 10 ** (log_true + rng.normal(0, 0.06, n))  # solar units
print("from %.4f to %.0f suns" % (luminosity.min(), luminosity.max()))

logL = np.log10(luminosity)
inputs = np.column_stack([b_minus_v, fe_h])
lo, hi = inputs.min(axis=0), inputs.max(axis=0)
X = 2 * (inputs - lo) / (hi - lo) - 1
T = (logL[:, None] - logL.mean()) / logL.std()

K = 16
P = [
    rng.uniform(-1, 1, (2, K)) * 1.5,
    rng.uniform(-1, 1, (1, K)),
    rng.uniform(-1, 1, (K, 1)) * 0.4,
    np.zeros((1, 1)),
]
cache = [np.zeros_like(p) for p in P]


def net(X):
    hidden = 1 / (1 + np.exp(-(X @ P[0] + P[1])))
    return hidden, hidden @ P[2] + P[3]


rate = 0.01
for step in range(4000):
    hidden, out = net(X)
    E = out - T
    mse = np.mean(E**2)

    dout = 2 * E / n
    dhid = dout @ P[2].T * hidden * (1 - hidden)
    G = [X.T @ dhid, dhid.sum(0, keepdims=True), hidden.T @ dout, dout.sum(0, keepdims=True)]

    # RMSprop; the rate falls by ten on the way
    eta = rate * 0.1 ** (step / 4000)
    for p, g, s in zip(P, G, cache):
        s *= 0.95
        s += 0.05 * g**2
        p -= eta * g / (np.sqrt(s) + 1e-7)

    if step % 800 == 0:
        print(step, mse)

logL_fit = net(X)[1].ravel() * logL.std() + logL.mean()
print("scatter: %.3f dex" % np.std(logL_fit - logL))
