# Heat production of a winter cluster vs. outside temperature, one
# measurement at a time (like in the book).
import numpy as np

np.random.seed(10)
temps = np.random.uniform(-10, 30, 80)
heat = 12 + 0.09 * (temps - 10) ** 2 + np.random.normal(0, 0.6, 80)

# bring to about -1..1 / 0..1
xs = (temps - 10) / 20
ys = (heat - 12) / 36

n_h = 10
w_h = np.random.normal(0, 1.5, n_h)
b_h = np.zeros(n_h)
w_o = np.random.normal(0, 0.3, n_h)
b_o = 0.0
eta = 0.05

order = np.arange(len(xs))
for epoch in range(250):
    np.random.shuffle(order)
    total = 0.0
    for i in order:
        # forward
        h = np.tanh(w_h * xs[i] + b_h)
        o = np.dot(w_o, h) + b_o
        e = o - ys[i]
        total += e ** 2
        # backward
        d_h = e * w_o * (1 - h ** 2)
        w_o = w_o - eta * e * h
        b_o = b_o - eta * e
        w_h = w_h - eta * d_h * xs[i]
    if (epoch + 1) % 25 == 0:
        print("epoch", epoch + 1, "mean squared error", total / len(xs))

fit = []
for x in xs:
    fit.append(np.dot(w_o, np.tanh(w_h * x + b_h)) + b_o)
fit = np.array(fit)
for t, m, f in list(zip(temps, ys, fit))[:5]:
    print("%6.1f deg   measured %.2f   net %.2f" % (t, m, f))
