import numpy as np
import matplotlib.pyplot as plt

np.random.seed(99)

# vertical ground reaction force during stance (percent of body weight), 20 steps put together
phase = np.tile(np.linspace(0, 100, 40), 20)
grf = 110 * np.exp(-((phase - 24) / 13) ** 2) + 112 * np.exp(-((phase - 76) / 13) ** 2) \
    + 55 * np.exp(-((phase - 50) / 25) ** 2) + np.random.normal(0, 3, phase.size)

X = ((phase - phase.mean()) / phase.std())[:, np.newaxis]
y = ((grf - grf.mean()) / grf.std())[:, np.newaxis]

n_neurons = 25
batch_size = 64
epochs = 60
learning_rate = 1e-4

W_in = np.random.normal(0, 3, (1, n_neurons))
b_in = np.random.normal(0, 3, n_neurons)
W_out = np.random.normal(0, 0.1, (n_neurons, 1))
b_out = np.zeros(1)

losses = []
for epoch in range(epochs):
    perm = np.random.permutation(len(X))
    for i in range(0, len(X), batch_size):
        sel = perm[i:i + batch_size]
        xb, yb = X[sel], y[sel]
        h = np.tanh(xb @ W_in + b_in)
        yhat = h @ W_out + b_out
        residual = yhat - yb

        g_out = 2 * residual / len(sel)
        g_h = (g_out @ W_out.T) * (1 - h * h)
        W_out -= learning_rate * (h.T @ g_out)
        b_out -= learning_rate * g_out.sum(axis=0)
        W_in -= learning_rate * (xb.T @ g_h)
        b_in -= learning_rate * g_h.sum(axis=0)
    full = np.tanh(X @ W_in + b_in) @ W_out + b_out
    losses.append(np.mean((full - y) ** 2))
    if epoch % 10 == 0:
        print(epoch, losses[-1])

plt.plot(losses)
plt.ylabel("loss goes down, but only a little")
plt.show()
