import numpy as np

np.random.seed(8)
# 30 wavelengths -> sugar content of grapes. Three layer ReLU net, SGD with batches
n, d = 500, 30
base = np.random.randn(n, 3)
mix = np.random.randn(3, d)
spectra = base @ mix + 0.05 * np.random.randn(n, d)
sugar = base[:, 0] + 0.8 * np.abs(base[:, 1]) + 0.02 * np.random.randn(n)

spectra = (spectra - spectra.mean(0)) / spectra.std(0)
sugar = ((sugar - sugar.mean()) / sugar.std())[:, None]

sizes = [d, 64, 64, 1]
W1 = np.random.randn(d, 64)
b1 = np.zeros(64)
W2 = np.random.randn(64, 64)
b2 = np.zeros(64)
W3 = np.random.randn(64, 1)
b3 = np.zeros(1)

lr = 0.02
bs = 25

def relu(z):
    return np.maximum(z, 0.0)

for epoch in range(60):
    order = np.random.permutation(n)
    total = 0.0
    for k in range(n // bs):
        idx = order[k * bs:(k + 1) * bs]
        x, t = spectra[idx], sugar[idx]
        h1 = relu(x @ W1 + b1)
        h2 = relu(h1 @ W2 + b2)
        o = h2 @ W3 + b3
        total += np.mean((o - t) ** 2)

        do = 2 * (o - t) / bs
        d2 = (do @ W3.T) * (h2 > 0)
        d1 = (d2 @ W2.T) * (h1 > 0)

        W3 -= lr * h2.T @ do
        b3 -= lr * do.sum(0)
        W2 -= lr * h1.T @ d2
        b2 -= lr * d2.sum(0)
        W1 -= lr * x.T @ d1
        b1 -= lr * d1.sum(0)
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", total / (n // bs))

result = relu(relu(spectra @ W1 + b1) @ W2 + b2) @ W3 + b3
print("correlation:", np.corrcoef(result[:, 0], sugar[:, 0])[0, 1])
