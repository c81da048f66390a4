import numpy as np
import matplotlib.pyplot as plt

# approximating a spectrum with a layer of gaussian units, exp(-z^2)
# (own activation, derivative is -2 z exp(-z^2))

def act(z):
    return np.exp(-z ** 2)

def act_prime(z):
    return -2 * z * np.exp(-z ** 2)

x = np.linspace(-1, 1, 220)[:, None]
y = (1.0 * np.exp(-((x + 0.5) / 0.12) ** 2) + 0.6 * np.exp(-((x - 0.1) / 0.2) ** 2)
     + 0.8 * np.exp(-((x - 0.6) / 0.1) ** 2) + 0.2 * x)
y_noisy = y + 0.02 * np.random.randn(*y.shape)

units = 20
centres = np.linspace(-1, 1, units)
W1 = np.full((1, units), 5.0)          # same width for all of them, the centres differ
b1 = -5.0 * centres[None, :]
W2 = np.zeros((units, 1))
b2 = np.zeros((1, 1))

eta = 0.2
for n in range(5000):
    z = x @ W1 + b1
    phi = act(z)
    out = phi @ W2 + b2
    e = out - y_noisy
    if n % 500 == 0:
        print(n, np.mean(e ** 2))

    gout = 2 * e / len(x)
    gz = gout @ W2.T * act_prime(z)
    W2 -= eta * phi.T @ gout
    b2 -= eta * gout.sum(axis=0, keepdims=True)
    W1 -= eta * x.T @ gz
    b1 -= eta * gz.sum(axis=0, keepdims=True)

plt.plot(x, y_noisy, ".", ms=3)
plt.plot(x, out)
plt.savefig("spectrum.png")
