import numpy as np

# height of sunflowers by week, water and light; layers in lists
rng = np.random.default_rng(12)
week = rng.uniform(-1, 1, (256, 1))
water = rng.uniform(-1, 1, (256, 1))
light = rng.uniform(-1, 1, (256, 1))
X = np.hstack([week, water, light])
T = np.sin(3 * week) + water * light - 0.5 * water ** 2

sizes = [3, 8, 8, 1]
Ws = [rng.normal(0, np.sqrt(1 / a), (a, b)) for a, b in zip(sizes, sizes[1:])]
bs = [np.zeros((1, b)) for b in sizes[1:]]
lr = 0.1
for it in range(5000):
    # forward
    As = [X]
    for W, b in zip(Ws[:-1], bs[:-1]):
        As.append(np.tanh(As[-1] @ W + b))
    out = As[-1] @ Ws[-1] + bs[-1]
    loss = np.mean((out - T) ** 2)
    # backward
    d = 2 * (out - T) / len(X)
    for k in range(len(Ws) - 1, -1, -1):
        dW, db = As[k].T @ d, d.sum(0, keepdims=True)
        d = d @ Ws[k].T * (1 - As[k] ** 2)
    Ws[k] -= lr * dW
    bs[k] -= lr * db
    if it % 500 == 0:
        print("iteration", it, "loss", loss)

print("R2 of the training data: %.3f" % (1 - loss / T.var()))
