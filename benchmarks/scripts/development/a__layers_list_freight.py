# generic N-layer network, sizes given in a list
import numpy as np

np.random.seed(21)
SIZES = [3, 20, 20, 1]
LR = 0.05

Ws, bs = [], []
for a, b in zip(SIZES[:-1], SIZES[1:]):
    Ws.append(np.random.randn(a, b) * np.sqrt(2.0 / a))
    bs.append(np.zeros((1, b)))


def feed(x):
    acts = [x]
    for k in range(len(Ws)):
        z = np.dot(acts[-1], Ws[k]) + bs[k]
        acts.append(z if k == len(Ws) - 1 else np.maximum(0, z))
    return acts


def gradients(acts, y):
    d = 2.0 * (acts[-1] - y) / y.shape[0]
    gW, gb = [], []
    for k in range(len(Ws) - 1, -1, -1):
        gW.insert(0, np.dot(acts[k].T, d))
        gb.insert(0, np.sum(d, axis=0, keepdims=True))
        if k > 0:
            d = np.dot(d, Ws[k].T) * (acts[k] > 0)
    return gW, gb


# freight cost: distance, weight, fuel price (all scaled to about -1..1)
data = np.random.uniform(-1, 1, (400, 3))
cost = (1 + data[:, 0]) * (1.5 + data[:, 1]) + 0.7 * np.abs(data[:, 2]) + 0.4 * np.sin(4 * data[:, 0])
cost = (cost - cost.mean()) / cost.std()
cost = cost.reshape(-1, 1)

losses = []
for i in range(2500):
    acts = feed(data)
    losses.append(np.mean((acts[-1] - cost) ** 2))
    gW, gb = gradients(acts, cost)
    for W, b, dW, db in zip(Ws, bs, gW, gb):
        W = W - LR * dW
        b = b - LR * db
    if i % 250 == 0:
        print("step", i, "loss", losses[-1])

forecast = feed(data)[-1]
print("loss before %.4f and after %.4f" % (losses[0], losses[-1]))
