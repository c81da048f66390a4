# Flow through the coffee puck as a function of grind size.
# Whatever I do (more neurons, more iterations) I only ever get a straight line.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

N = 240
grind = np.random.uniform(180, 620, size=(N, 1))     # microns
flow = 4.5 / (1 + np.exp(-(grind - 380) / 30)) + 0.4
flow += np.random.normal(0, 0.08, size=(N, 1))       # ml/s

hidden = 16
lr = 1e-6

w_h = 0.01 * np.random.randn(1, hidden)
b_h = np.zeros((1, hidden))
w_o = 0.01 * np.random.randn(hidden, 1)
b_o = np.zeros((1, 1))

cost_log = []
for step in range(15000):
    # forward
    z = grind.dot(w_h) + b_h
    a = np.maximum(z, 0)
    guess = a.dot(w_o) + b_o
    diff = guess - flow
    cost = np.mean(diff ** 2)
    cost_log.append(cost)

    # backward
    g = 2 * diff / N
    g_wo = a.T.dot(g)
    g_bo = g.sum(axis=0, keepdims=True)
    gz = g.dot(w_o.T) * (z > 0)
    g_wh = grind.T.dot(gz)
    g_bh = gz.sum(axis=0, keepdims=True)

    w_h -= lr * g_wh
    b_h -= lr * g_bh
    w_o -= lr * g_wo
    b_o -= lr * g_bo

    if step % 1500 == 0:
        print(step, cost)

order = np.argsort(grind[:, 0])
plt.scatter(grind, flow, s=4)
plt.plot(grind[order], guess[order], color="red")
plt.xlabel("grind / um")
plt.ylabel("flow / ml/s")
plt.show()
