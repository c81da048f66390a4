import numpy as np

np.random.seed(61)

# heat loss of a pipe by thickness of the insulation
thickness = np.random.uniform(1, 10, (120, 1))
heat = 80 / (1 + thickness) + np.random.randn(120, 1) * 0.3

x = (thickness - 5.5) / 2.6
t = (heat - heat.mean()) / heat.std()

W = np.random.randn(1, 8)
b = np.random.randn(8)
V = np.random.randn(8, 1) * 0.3
c = 0.0

tolerance = 1e-9
previous = np.inf
change = np.inf
iteration = 0
while change > tolerance and iteration < 20000:
    h = np.tanh(x @ W + b)
    y = h @ V + c
    loss = np.mean((y - t) ** 2) / 2
    change = abs(previous - loss)
    previous = loss

    d = (y - t) / len(x)
    dh = d @ V.T * (1 - h ** 2)
    V -= 0.3 * h.T @ d
    c -= 0.3 * d.sum()
    W -= 0.3 * x.T @ dh
    b -= 0.3 * dh.sum(axis=0)
    iteration += 1

print("converged after", iteration, "iterations, loss", loss)
