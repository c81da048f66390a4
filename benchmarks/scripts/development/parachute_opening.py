# Opening shock of a parachute (g) as a function of the deployment speed, 1-12-1 network
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

speed = np.random.uniform(20, 70, 220)
shock = 1.0 + 0.0022 * speed ** 2 + 0.9 * np.sin(speed / 6.0)
shock += np.random.normal(0, 0.15, 220)

x = (speed - speed.mean()) / speed.std()
y = (shock - shock.mean()) / shock.std()
x = x.reshape(-1, 1)
y = y.reshape(-1, 1)

n_h = 12
W1 = np.random.randn(1, n_h) * 2
b1 = np.random.randn(n_h)
W2 = np.random.randn(n_h, 1) / np.sqrt(n_h)
b2 = np.zeros(1)

eta = 0.1
cost = []
for k in range(8000):
    h = np.tanh(x @ W1 + b1)
    f = h @ W2 + b2
    r = f - y
    # factor 1/2 so that the 2 goes away in the derivative
    cost.append(0.5 * np.mean(r ** 2))

    g = r / len(x)
    gW2 = h.T @ g
    gb2 = g.sum(axis=0)
    gh = g @ W2.T * (1 - h * h)
    gW1 = x.T @ gh
    gb1 = gh.sum(axis=0)

    W2 -= eta * gW2
    b2 -= eta * gb2
    W1 -= eta * gW1
    b1 -= eta * gb1

    if (k + 1) % 2000 == 0:
        print("step %d cost %.5f" % (k + 1, cost[-1]))

plt.semilogy(cost)
plt.show()
