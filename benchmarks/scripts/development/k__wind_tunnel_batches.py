import numpy as np

# lift coefficient over angle of attack for the wing of my fixed-wing drone
# (xfoil polar, stall at about 12 deg) - mini-batch SGD
np.random.seed(21)
alpha = np.random.uniform(-8, 18, 400)
cl = 0.11 * (alpha + 2) - 0.9 / (1 + np.exp(-(alpha - 13) / 0.8)) + 0.02 * np.random.randn(400)

x_all = ((alpha - 5) / 7.5)[:, np.newaxis]
y_all = cl[:, np.newaxis]

nh = 32
W1 = np.random.randn(1, nh) * 2
B1 = np.random.randn(nh)
W2 = np.random.randn(nh, 1) * 0.2
B2 = np.zeros(1)

batch = 100
stepsize = 0.05
n_epochs = 400

for epoch in range(n_epochs):
    order = np.random.permutation(len(x_all))
    for i in range(0, len(order), batch):
        idx = order[i:i + batch]
        x, y = x_all[idx], y_all[idx]

        h = np.tanh(x @ W1 + B1)
        p = h @ W2 + B2
        cost = np.mean((p - y) ** 2)

        e = 2 * (p - y)
        eh = (e @ W2.T) * (1 - h ** 2)
        dW2, dB2 = h.T @ e, e.sum(0)
        dW1, dB1 = x.T @ eh, eh.sum(0)

        W1 -= stepsize * dW1
        B1 -= stepsize * dB1
        W2 -= stepsize * dW2
        B2 -= stepsize * dB2
    if epoch % 40 == 0:
        print(epoch, cost)

cl_net = np.tanh(x_all @ W1 + B1) @ W2 + B2
print("rms error of cl:", np.sqrt(np.mean((cl_net - y_all) ** 2)))
