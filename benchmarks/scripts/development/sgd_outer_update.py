"""
Minibatch SGD from scratch
Task: learn z = x^2 - y^2 on the unit square (saddle)
"""
import numpy as np

np.random.seed(99)
pts = np.random.rand(500, 2) * 2 - 1
z = (pts[:, 0] ** 2 - pts[:, 1] ** 2)[:, None]

W1 = np.random.normal(0, 1, (2, 20))
B1 = np.random.normal(0, 1, (1, 20))
W2 = np.random.normal(0, 0.2, (20, 1))
B2 = np.zeros((1, 1))

LR = 0.1
BATCH = 25
EPOCHS = 150

for epoch in range(EPOCHS):
    order = np.random.permutation(len(pts))
    total_loss = 0.0
    for start in range(0, len(pts), BATCH):
        i = order[start:start + BATCH]
        hidden = np.tanh(pts[i] @ W1 + B1)
        pred = hidden @ W2 + B2
        err = pred - z[i]
        total_loss += (err ** 2).sum()

        # backprop
        g_pred = 2 * err / BATCH
        g_W2 = hidden.T @ g_pred
        g_B2 = g_pred.sum(0, keepdims=True)
        g_hidden = g_pred @ W2.T * (1 - hidden ** 2)
        g_W1 = pts[i].T @ g_hidden
        g_B1 = g_hidden.sum(0, keepdims=True)

    # gradient step
    W1 -= LR * g_W1
    B1 -= LR * g_B1
    W2 -= LR * g_W2
    B2 -= LR * g_B2

    if epoch % 15 == 0:
        print(f"epoch {epoch:3d}: loss = {total_loss / len(pts):.4f}")

surface = np.tanh(pts @ W1 + B1) @ W2 + B2
print("max deviation:", np.max(np.abs(surface - z)))
