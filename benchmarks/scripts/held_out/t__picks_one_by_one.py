# travel time residual vs epicentral distance, trained pick by pick (SGD, batch size 1)
# "curve is always symmetric and goes through zero no matter what I do"
import numpy as np

np.random.seed(42)

dist = np.linspace(-1, 1, 70)           # scaled distance
resid = 0.9 - 1.3 * np.exp(-4 * (dist - 0.3) ** 2)   # scaled residual

n_h = 12
w1 = np.random.randn(n_h) * 3
w2 = np.random.randn(n_h) * 0.3
lr = 0.03

for epoch in range(300):
    order = np.random.permutation(len(dist))
    total = 0
    for k in order:
        xk, yk = dist[k], resid[k]
        # forward pass
        a = np.tanh(w1 * xk)
        yhat = np.sum(w2 * a)
        e = yhat - yk
        total += e * e
        # backward pass
        dw2 = e * a
        dw1 = e * w2 * (1 - a * a) * xk
        w2 -= lr * dw2
        w1 -= lr * dw1
    if (epoch + 1) % 30 == 0:
        print("epoch", epoch + 1, "mse", total / len(dist))

curve = np.array([np.sum(w2 * np.tanh(w1 * d)) for d in dist])
print(np.round(curve[::10], 3))
print(np.round(resid[::10], 3))
