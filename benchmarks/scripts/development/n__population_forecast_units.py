# -*- coding: utf-8 -*-
# Population of a growing city, census + registers 1950-2010, in thousands.
# Fit, then read off the curve in thousands again for the report.
import numpy as np
import matplotlib.pyplot as plt


def standardise(v):
    return (v - np.mean(v)) / np.std(v)


def fit_net(x, y, n_units=15, lr=0.05, epochs=6000):
    W = np.random.normal(0, 1, (1, n_units))
    b = np.random.normal(0, 1, n_units)
    V = np.random.normal(0, 0.3, (n_units, 1))
    c = 0.0
    n = len(x)
    for epoch in range(epochs):
        S = np.tanh(x @ W + b)
        out = S @ V + c
        r = out - y
        gV = S.T @ r / n
        gc = r.mean()
        gS = r @ V.T * (1 - S ** 2)
        gW = x.T @ gS / n
        gb = gS.mean(axis=0)
        V = V - lr * gV
        c = c - lr * gc
        W = W - lr * gW
        b = b - lr * gb
        if epoch % 1000 == 0:
            print("epoch %d: loss %.4f" % (epoch, 0.5 * np.mean(r ** 2)))
    return W, b, V, c


def curve(model, x):
    W, b, V, c = model
    return np.tanh(x @ W + b) @ V + c


np.random.seed(1950)
year = np.arange(1950, 2010.25, 0.25).reshape(-1, 1)
population = 310 + 890 / (1 + np.exp(-(year - 1977) / 6.5)) - 40 * np.cos((year - 1950) / 9)
population = population + np.random.normal(0, 9, year.shape)

model = fit_net(standardise(year), standardise(population))
fitted = curve(model, standardise(year))

residual = population - fitted
print("mean residual [thousand]", residual.mean())
print("R2", 1 - (residual ** 2).sum() / ((population - population.mean()) ** 2).sum())
plt.plot(year, population, "k.", label="census")
plt.plot(year, fitted, "r-", label="network")
plt.legend()
plt.show()
