# Crude protein of 200 plot means. A mean over 12 samples deserves more trust
# than one over 1, so each row is weighted by its number of samples.
import numpy as np

np.random.seed(99)
N = 200
sowing = np.random.uniform(-30, 30, (N, 1))         # days from 1 October
dose = np.random.uniform(0, 220, (N, 1))            # kg N / ha
samples = np.random.randint(1, 13, (N, 1))
protein = 9.5 + 3.5 / (1 + np.exp(-(dose - 110) / 30)) + 0.02 * sowing - 0.0006 * sowing ** 2
deviation = np.random.randn(N, 1) * 0.5 / np.sqrt(samples)
observed = protein + deviation

weight = samples / samples.mean()
x = np.hstack([sowing / 17, (dose - 110) / 64])
y = observed - np.average(observed, weights=samples)

W1 = np.random.randn(2, 15) * 0.7
b1 = np.random.randn(1, 15) * 0.5
W2 = np.random.randn(15, 1) * 0.3
b2 = np.zeros((1, 1))
params = [W1, b1, W2, b2]
previous = [np.zeros_like(p) for p in params]

for i in range(5000):
    act = np.tanh(x @ W1 + b1)
    res = act @ W2 + b2 - y
    loss = np.mean(weight * res ** 2)

    d = 2 * weight * res / N
    da = d @ W2.T * (1 - act ** 2)
    grads = [x.T @ da, da.sum(0, keepdims=True), act.T @ d, d.sum(0, keepdims=True)]
    for p, g, prev in zip(params, grads, previous):
        prev *= 0.9
        prev += -0.05 * g
        p += prev
    if i % 500 == 0:
        print('%d: weighted mse %.5f' % (i, loss))

smooth = np.tanh(x @ W1 + b1) @ W2 + b2 + np.average(observed, weights=samples)
for few, many in ((1, 3), (4, 8), (9, 12)):
    rows = (samples >= few) & (samples <= many)
    print(few, '-', many, 'samples: rms', np.sqrt(np.mean((smooth - observed)[rows] ** 2)))
