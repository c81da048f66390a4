import numpy as np
import matplotlib.pyplot as plt

# full-batch gradient descent, loss jumps up and down but gets there
rng = np.random.default_rng(16)
x = rng.uniform(-1, 1, (120, 1))
y = 1.5 * np.abs(x) - 0.5

H = 25
w = rng.normal(0, 2, (1, H))
b = rng.normal(0, 1, H)
v = rng.normal(0, 0.2, (H, 1))
c = np.zeros(1)

lr = 0.13
log = []
for k in range(6000):
    h = np.tanh(x @ w + b)
    f = h @ v + c
    r = f - y
    log.append((r ** 2).mean())
    g = 2 * r / len(x)
    gh = g @ v.T * (1 - h ** 2)
    v = v - lr * h.T @ g
    c = c - lr * g.sum(0)
    w = w - lr * x.T @ gh
    b = b - lr * gh.sum(0)
    if k % 1000 < 3:
        print(k, log[-1])

print("number of times the loss went up:", int(np.sum(np.diff(log) > 0)))
fit = np.tanh(x @ w + b) @ v + c
print("final loss", np.mean((fit - y) ** 2))
plt.semilogy(log)
plt.show()
