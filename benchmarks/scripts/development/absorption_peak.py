# Absorbance of the dye between 400 and 700 nm. The net only gives me a slope, never a peak??
import numpy as np

wavelength = np.arange(400, 701, 2).astype(float)
absorbance = 0.9 * np.exp(-((wavelength - 540) / 45) ** 2) + 0.1
n = len(wavelength)

x = ((wavelength - 550) / 150).reshape(n, 1)
y = absorbance.reshape(n, 1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


hidden = 12
weights_in = np.ones((1, hidden)) * 0.5
bias_in = np.zeros((1, hidden))
weights_out = np.ones((hidden, 1)) * 0.5
bias_out = np.zeros((1, 1))
alpha = 0.3

for epoch in range(15000):
    layer = sigmoid(np.dot(x, weights_in) + bias_in)
    output = np.dot(layer, weights_out) + bias_out

    error = output - y
    cost = np.sum(error ** 2) / (2 * n)

    delta_out = error / n
    delta_in = np.dot(delta_out, weights_out.T) * layer * (1 - layer)

    weights_out = weights_out - alpha * np.dot(layer.T, delta_out)
    bias_out = bias_out - alpha * np.sum(delta_out, axis=0, keepdims=True)
    weights_in = weights_in - alpha * np.dot(x.T, delta_in)
    bias_in = bias_in - alpha * np.sum(delta_in, axis=0, keepdims=True)

    if epoch % 3000 == 0:
        print("epoch", epoch, "cost", cost)

best = wavelength[np.argmax(output)]
print("peak found at", best, "nm, expected 540 nm")
print(weights_in)
