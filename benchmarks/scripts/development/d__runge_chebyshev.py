# Lecture 9: Runge's function once more. Interpolation on equidistant nodes explodes;
# what does a little network on Chebyshev nodes do?
import numpy as np

np.random.seed(1901)
n = 60
k = np.arange(n)
x = np.cos((2 * k + 1) * np.pi / (2 * n)).reshape(n, 1)
f = 1 / (1 + 25 * x ** 2)

m = 16
A = 4 * np.random.randn(1, m)
a = np.random.uniform(-3, 3, (1, m))
B = np.random.randn(m, 1) / np.sqrt(m)
b = np.zeros((1, 1))

# Adam, as in the paper
beta1, beta2, eps, alpha = 0.9, 0.999, 1e-8, 0.01
M = [np.zeros_like(q) for q in (A, a, B, b)]
V = [np.zeros_like(q) for q in (A, a, B, b)]

for t in range(1, 6001):
    s = np.tanh(x @ A + a)
    p = s @ B + b
    r = p - f
    mse = float(np.mean(r ** 2))

    dp = 2 * r / n
    dB = s.T @ dp
    db = dp.sum(axis=0, keepdims=True)
    ds = dp @ B.T * (1 - s * s)
    dA = x.T @ ds
    da = ds.sum(axis=0, keepdims=True)

    if t == 4000:
        alpha = 0.002
    for q, g, mom, sq in zip((A, a, B, b), (dA, da, dB, db), M, V):
        mom *= beta1
        mom += (1 - beta1) * g
        sq *= beta2
        sq += (1 - beta2) * g ** 2
        q -= alpha * (mom / (1 - beta1 ** t)) / (np.sqrt(sq / (1 - beta2 ** t)) + eps)

    if t % 1000 == 0:
        print(f"{t:6d}   mse {mse:.3e}   max error {np.abs(r).max():.3e}")

p = np.tanh(x @ A + a) @ B + b
fine = np.linspace(-1, 1, 1001).reshape(-1, 1)
between = np.tanh(fine @ A + a) @ B + b
print("largest error between the nodes:", np.abs(between - 1 / (1 + 25 * fine ** 2)).max())
