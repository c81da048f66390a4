import numpy as np

# Standing waves on a rope: tension (N) from frequency (Hz); targets are large but it works with Adam
np.random.seed(12)
freq = np.random.uniform(20, 60, 160)
tension = 0.018 * (2 * 0.9 * freq) ** 2 + np.random.normal(0, 1.0, 160)

x = ((freq - 40) / 11.5).reshape(-1, 1)
t = tension.reshape(-1, 1)

W1 = np.random.randn(1, 16)
b1 = np.random.randn(16)
W2 = np.random.randn(16, 1)
b2 = np.array([t.mean()])
theta = [W1, b1, W2, b2]
m = [0 * p for p in theta]
v = [0 * p for p in theta]

for k in range(1, 4001):
    h = np.tanh(x @ W1 + b1)
    out = h @ W2 + b2
    e = 2 * (out - t) / len(x)
    eh = e @ W2.T * (1 - h ** 2)
    for i, g in enumerate([x.T @ eh, eh.sum(0), h.T @ e, e.sum(0)]):
        m[i] = 0.9 * m[i] + 0.1 * g
        v[i] = 0.99 * v[i] + 0.01 * g ** 2
        theta[i] -= 0.05 * (m[i] / (1 - 0.9 ** k)) / (np.sqrt(v[i] / (1 - 0.99 ** k)) + 1e-8)
    if k % 500 == 0:
        print(k, "rms in N:", np.sqrt(np.mean((out - t) ** 2)))

newtons = np.tanh(x @ W1 + b1) @ W2 + b2
