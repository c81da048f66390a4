import numpy as np
import matplotlib.pyplot as plt

np.random.seed(18)
# wind turbine: power (fraction) over wind speed (m/s)
speed = np.random.uniform(2, 14, 400)
power = 1 / (1 + np.exp(-(speed - 8) / 1.2)) + np.random.normal(0, 0.04, 400)
x = ((speed - 8) / 3.5).reshape(-1, 1)
y = power.reshape(-1, 1)

# train / validation / test
perm = np.random.permutation(400)
train, val, test = perm[:240], perm[240:320], perm[320:]


def forward(w, x):
    h = np.tanh(x @ w[0] + w[1])
    return h, h @ w[2] + w[3]


w = [np.random.randn(1, 15), np.random.randn(15), np.random.randn(15, 1) * 0.2, np.zeros(1)]
best, best_w, waited = np.inf, None, 0
train_curve, val_curve = [], []
for epoch in range(1000):
    np.random.shuffle(train)
    for s in range(0, 240, 24):
        xb, yb = x[train[s:s + 24]], y[train[s:s + 24]]
        h, out = forward(w, xb)
        d = 2 * (out - yb) / 24
        dh = d @ w[2].T * (1 - h ** 2)
        for p, g in zip(w, (xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
            p -= 0.03 * g
    train_curve.append(np.mean((forward(w, x[train])[1] - y[train]) ** 2))
    val_curve.append(np.mean((forward(w, x[val])[1] - y[val]) ** 2))
    if val_curve[-1] < best - 1e-6:
        best, best_w, waited = val_curve[-1], [p.copy() for p in w], 0
    else:
        waited += 1
    if waited >= 60:
        print("early stopping in epoch", epoch)
        break

w = best_w
y_test_net = forward(w, x[test])[1]
print("train", train_curve[-1], "val", best, "test", np.mean((y_test_net - y[test]) ** 2))
plt.plot(train_curve, label="train")
plt.plot(val_curve, label="val")
plt.legend()
plt.show()
