import numpy as np

np.random.seed(77)

xs = np.random.uniform(-1, 1, (80, 2))
ts = xs[:, 0] ** 2 + 0.5 * xs[:, 1]

nh = 10
wh = np.random.randn(nh, 2)
bh = np.random.randn(nh) * 0.5
wo = np.random.randn(nh) * 0.3
bo = 0.0

def sig(z):
    return 1 / (1 + np.exp(-z))

lr = 0.3
for epoch in range(300):
    sse = 0.0
    for n in np.random.permutation(len(xs)):
        x, t = xs[n], ts[n]
        hid = sig(wh @ x + bh)
        o = wo @ hid + bo
        delta = o - t
        sse += delta ** 2
        dhid = delta * wo * hid * (1 - hid)
        wo -= lr * delta * hid
        bo -= lr * delta
        wh -= lr * np.outer(dhid, x)
        bh -= lr * dhid
    if epoch % 30 == 0:
        print("epoch", epoch, "sse", round(sse, 5))

preds = np.array([wo @ sig(wh @ x + bh) + bo for x in xs])
print("max abs error", np.max(np.abs(preds - ts)))
