import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

# rate of penetration from weight on bit and rpm (blast hole rig, shift log)
n = 400
wob = np.random.uniform(50, 250, n)      # kN
rpm = np.random.uniform(60, 140, n)
rop = 0.02 * wob * (rpm / 100) ** 0.8 * np.exp(-(wob - 160) ** 2 / 2e4) + 2
rop = rop + np.random.normal(0, 0.08, n)

X = np.column_stack((wob, rpm))
X = (X - X.mean(0)) / X.std(0)
y = ((rop - rop.mean()) / rop.std()).reshape(-1, 1)

hidden, batch_size, lr = 32, 40, 0.05
W1 = np.random.randn(2, hidden) * np.sqrt(1 / 2)
b1 = np.random.randn(hidden) * 0.5
W2 = np.random.randn(hidden, 1) * np.sqrt(1 / hidden)
b2 = np.zeros(1)

history = []
for epoch in range(300):
    # shuffle every epoch
    np.random.shuffle(X)
    for start in range(0, n, batch_size):
        xb = X[start:start + batch_size]
        yb = y[start:start + batch_size]

        h = np.tanh(xb @ W1 + b1)
        out = h @ W2 + b2
        d_out = 2 * (out - yb) / len(xb)
        d_h = d_out @ W2.T * (1 - h ** 2)

        W2 -= lr * h.T @ d_out
        b2 -= lr * d_out.sum(axis=0)
        W1 -= lr * xb.T @ d_h
        b1 -= lr * d_h.sum(axis=0)

    full = np.tanh(X @ W1 + b1) @ W2 + b2
    history.append(np.mean((full - y) ** 2))
    if epoch % 30 == 0:
        print('epoch %3d  mse %.4f' % (epoch, history[-1]))

plt.plot(history)
plt.xlabel('epoch')
plt.show()
