import numpy as np

# Adam + minibatches, float32 everywhere (same code runs on the Jetson)
f = np.float32
np.random.seed(12)

theta = np.random.uniform(-np.pi, np.pi, (1500, 2)).astype(f)
# x position of a crank slider with two joints
reach = (np.cos(theta[:, :1]) + 0.6 * np.cos(theta[:, :1] + theta[:, 1:])).astype(f)
feats = (theta / f(1.8)).astype(f)

sizes = [2, 40, 40, 1]
P = []
for a, b in zip(sizes[:-1], sizes[1:]):
    P += [(np.random.randn(a, b) * np.sqrt(1.5 / a)).astype(f), np.zeros(b, dtype=f)]
M = [np.zeros_like(p) for p in P]
V = [np.zeros_like(p) for p in P]
b1, b2, eps, lr = 0.9, 0.999, 1e-7, 4e-3

step = 0
for epoch in range(80):
    idx = np.random.permutation(len(feats))
    epoch_loss = []
    for s in range(0, len(idx), 64):
        xb, yb = feats[idx[s:s + 64]], reach[idx[s:s + 64]]
        acts = [xb]
        for i in range(0, len(P) - 2, 2):
            acts.append(np.tanh(acts[-1] @ P[i] + P[i + 1]))
        out = acts[-1] @ P[-2] + P[-1]
        epoch_loss.append(np.mean((out - yb) ** 2))

        grads = [None] * len(P)
        delta = f(2) * (out - yb) / f(len(xb))
        for i in reversed(range(0, len(P), 2)):
            a = acts[i // 2]
            grads[i], grads[i + 1] = a.T @ delta, delta.sum(axis=0)
            if i:
                delta = (delta @ P[i].T) * (1 - a * a)

        step += 1
        for p, m, v, g in zip(P, M, V, grads):
            m += (1 - b1) * (g - m)
            v += (1 - b2) * (g * g - v)
            p -= lr * (m / (1 - b1 ** step)) / (np.sqrt(v / (1 - b2 ** step)) + eps)
    if epoch == 60:
        lr /= 10
    if epoch % 10 == 0:
        print(epoch, np.mean(epoch_loss))

h = feats
for i in range(0, len(P) - 2, 2):
    h = np.tanh(h @ P[i] + P[i + 1])
pos = h @ P[-2] + P[-1]
print("worst position error", np.abs(pos - reach).max())
