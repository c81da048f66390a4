# surface mass balance from stake elevation, one ablation season
# (Karin's stakes 2011-2019, here synthetic because the real data is not ours to share)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(4)

n_stakes = 180
elev = np.random.uniform(1350, 2100, (n_stakes, 1))            # m a.s.l.
smb = -4.0 + 5.5 / (1 + np.exp(-(elev - 1650) / 70))           # m w.e. / yr
smb = smb + 0.15 * np.random.randn(n_stakes, 1)

H = 14
W1 = np.random.randn(1, H) * 0.01
b1 = np.zeros((1, H))
W2 = np.random.randn(H, 1) * 0.01
b2 = np.zeros((1, 1))

# anything larger than this explodes
lr = 1e-7
losses = []
for it in range(15000):
    h = np.maximum(0, elev @ W1 + b1)
    pred = h @ W2 + b2
    loss = np.mean((pred - smb) ** 2)
    losses.append(loss)

    dpred = 2 * (pred - smb) / n_stakes
    dW2 = h.T @ dpred
    db2 = dpred.sum(axis=0, keepdims=True)
    dh = dpred @ W2.T
    dh[h <= 0] = 0
    dW1 = elev.T @ dh
    db1 = dh.sum(axis=0, keepdims=True)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

    if it % 1000 == 0:
        print("iter", it, "loss", loss)

order = np.argsort(elev[:, 0])
plt.plot(elev, smb, "k.", label="stakes")
plt.plot(elev[order], pred[order], "r-", label="network (a straight line??)")
plt.xlabel("elevation")
plt.ylabel("m w.e.")
plt.legend()
plt.show()
