import numpy as np
import matplotlib.pyplot as plt

rng = np.random.RandomState(18)

# measured spectrum
wavelength = rng.uniform(0, 1, 180)
signal = np.exp(-((wavelength - 0.4) / 0.15) ** 2) + 0.02 * rng.randn(180)
wavelength = np.sort(wavelength)        # for a nicer plot

x = (wavelength * 2 - 1).reshape(-1, 1)
y = signal.reshape(-1, 1)

def init_layer(n_in, n_out, scale):
    return [rng.randn(n_in, n_out) * scale, rng.randn(n_out) * scale]

layers = [init_layer(1, 20, 2.0), init_layer(20, 1, 0.2)]

def predict(x):
    (w1, b1), (w2, b2) = layers
    return np.tanh(x @ w1 + b1) @ w2 + b2

for epoch in range(3000):
    (w1, b1), (w2, b2) = layers
    h = np.tanh(x @ w1 + b1)
    out = h @ w2 + b2
    delta2 = 2 * (out - y) / len(x)
    delta1 = delta2 @ w2.T * (1 - h ** 2)
    grads = [[x.T @ delta1, delta1.sum(0)], [h.T @ delta2, delta2.sum(0)]]
    for layer, grad in zip(layers, grads):
        layer[0] = layer[0] - 0.1 * grad[0]
        layer[1] = layer[1] - 0.1 * grad[1]
    if epoch % 500 == 0:
        print(epoch, np.mean((out - y) ** 2))

plt.plot(wavelength, predict(x))
plt.show()
