# Wetted surface of workboats from the main dimensions, to replace the table
# on the wall of the drawing office.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(12)

n = 260
length = np.random.uniform(12, 45, n)                      # m
beam = length / np.random.uniform(3.2, 5.0, n)             # m
draught = beam / np.random.uniform(2.4, 3.4, n)            # m
block = np.random.uniform(0.45, 0.75, n)
# Denny-Mumford plus the scatter of the lines plans we measured
surface = 1.7 * length * draught + block * length * beam
surface = surface + np.random.normal(0, 9, n)              # m2

X = np.column_stack([length, beam, draught, block])
X = (X - X.mean(axis=0)) / X.std(axis=0)
S_mean, S_std = surface.mean(), surface.std()
S = ((surface - S_mean) / S_std).reshape(-1, 1)

hidden = 12
W1 = np.random.randn(4, hidden) / np.sqrt(4)
b1 = np.zeros(hidden)
W2 = np.random.randn(hidden, 1) / np.sqrt(hidden)
b2 = np.zeros(1)
V1, Vb1, V2, Vb2 = (np.zeros_like(p) for p in (W1, b1, W2, b2))

lr = 0.03
mu = 0.9
history = []
for step in range(6000):
    A = np.tanh(X @ W1 + b1)
    guess = A @ W2 + b2
    diff = guess - S
    history.append(np.mean(diff ** 2))

    g = 2 * diff / n
    gW2 = A.T @ g
    gb2 = g.sum(axis=0)
    gz = (g @ W2.T) * (1 - A * A)
    gW1 = X.T @ gz
    gb1 = gz.sum(axis=0)

    V2 = mu * V2 - lr * gW2
    Vb2 = mu * Vb2 - lr * gb2
    V1 = mu * V1 - lr * gW1
    Vb1 = mu * Vb1 - lr * gb1
    W2 += V2
    b2 += Vb2
    W1 += V1
    b1 += Vb1

square_metres = (guess * S_std + S_mean).ravel()
print("rms error [m2]:", np.sqrt(np.mean((square_metres - surface) ** 2)))
plt.semilogy(history)
plt.xlabel("step")
plt.figure()
plt.plot(surface, square_metres, "k.")
plt.xlabel("measured m2")
plt.ylabel("network m2")
plt.show()
