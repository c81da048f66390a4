# Bread volume from protein and water absorption. The loss goes to the variance and stays there,
# with one full batch (and no shuffling) it works!?
import numpy as np

np.random.seed(100)
N = 320
X = np.random.uniform(-1, 1, (N, 2))
Y = np.exp(-2 * X[:, :1] ** 2) + 0.5 * X[:, 1:] + 0.03 * np.random.randn(N, 1)

batch_size = 32
n_batches = N // batch_size
n_hidden = 16
W1 = np.random.randn(2, n_hidden) * 1.5
B1 = np.random.randn(1, n_hidden)
W2 = np.random.randn(n_hidden, 1) * 0.25
B2 = np.zeros((1, 1))
alpha = 0.05

for epoch in range(500):
    np.random.shuffle(X)
    np.random.shuffle(Y)
    epoch_loss = 0
    for b in range(n_batches):
        xb = X[b * batch_size:(b + 1) * batch_size]
        yb = Y[b * batch_size:(b + 1) * batch_size]

        h = np.tanh(xb @ W1 + B1)
        out = h @ W2 + B2
        diff = out - yb
        epoch_loss += np.mean(diff ** 2) / n_batches

        dout = 2 * diff / batch_size
        dh = dout @ W2.T * (1 - h ** 2)
        W2 -= alpha * h.T @ dout
        B2 -= alpha * dout.sum(axis=0, keepdims=True)
        W1 -= alpha * xb.T @ dh
        B1 -= alpha * dh.sum(axis=0, keepdims=True)
    if epoch % 50 == 0:
        print("Epoch", epoch, "loss", epoch_loss)

prediction = np.tanh(X @ W1 + B1) @ W2 + B2
print("loss at the end", np.mean((prediction - Y) ** 2), "variance", np.var(Y))
