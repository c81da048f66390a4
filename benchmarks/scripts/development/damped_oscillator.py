import numpy as np
import matplotlib.pyplot as plt

# lab 4: free decay of the torsion pendulum
np.random.seed(1)
t = np.linspace(0, 6, 150)[:, None]
phi = 1.2 * np.exp(-0.3 * t) * np.cos(2.0 * t) + 0.03 * np.random.randn(150, 1)

T = (t - 3) / 3          # between -1 and 1

H = 20
W1 = np.random.randn(1, H) * 3
b1 = np.random.uniform(-3, 3, (1, H))
W2 = np.random.randn(H, 1) * 0.2
b2 = np.zeros((1, 1))

eta = 0.05
losses = []
for it in range(9000):
    # forward
    z1 = T @ W1 + b1
    a1 = np.tanh(z1)
    out = a1 @ W2 + b2
    loss = np.mean((out - phi) ** 2)
    losses.append(loss)

    # backward, d tanh = 1 - tanh^2
    dout = 2 * (out - phi) / len(T)
    dW2 = a1.T @ dout
    db2 = dout.sum(axis=0, keepdims=True)
    dz1 = (dout @ W2.T) * (1 - z1 ** 2)
    dW1 = T.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)

    W1 -= eta * dW1
    b1 -= eta * db1
    W2 -= eta * dW2
    b2 -= eta * db2
    if it % 1000 == 0:
        print(it, loss)

plt.plot(t, phi, ".", t, out, "-")
plt.xlabel("t (s)")
plt.ylabel("angle (rad)")
plt.show()
