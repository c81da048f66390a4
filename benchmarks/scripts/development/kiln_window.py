# Shrinkage of clay in the kiln between 10 and 13 (hundred degrees), ReLU network
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(42)
T = rng.uniform(10, 13, (200, 1))
shrink = 2 / (1 + np.exp(-6 * (T - 11))) - 1.2 / (1 + np.exp(-8 * (T - 12.2)))
shrink = shrink - shrink.mean()

hidden = 30
Wa = rng.standard_normal((1, hidden)) * np.sqrt(2.0)
ba = np.zeros((1, hidden))
Wb = rng.standard_normal((hidden, 1)) * np.sqrt(2.0 / hidden)
bb = np.zeros((1, 1))
eta = 0.0005

errors = []
for epoch in range(6000):
    # forward
    A = T @ Wa + ba
    Z = np.maximum(A, 0)
    out = Z @ Wb + bb
    E = out - shrink
    errors.append(np.mean(E ** 2))
    # backward
    dOut = 2 * E / len(T)
    dWb = Z.T @ dOut
    dbb = dOut.sum(axis=0, keepdims=True)
    dA = (dOut @ Wb.T) * (A > 0)
    dWa = T.T @ dA
    dba = dA.sum(axis=0, keepdims=True)
    Wb -= eta * dWb
    bb -= eta * dbb
    Wa -= eta * dWa
    ba -= eta * dba

print("first", errors[0], "last", errors[-1])
grid = np.linspace(10, 13, 100)[:, None]
curve = np.maximum(grid @ Wa + ba, 0) @ Wb + bb
plt.plot(T, shrink, "k.", grid, curve, "r-")     # only a straight line!
plt.show()
