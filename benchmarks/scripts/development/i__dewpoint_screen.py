"""Dew point from screen temperature, relative humidity and station pressure."""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(41)
N = 420
temp = np.random.uniform(-5, 32, N)            # deg C
rh = np.random.uniform(18, 99, N)              # per cent
pres = np.random.normal(1002, 9, N)            # hPa, hardly matters

# Magnus formula plus the error of our hygrometer
gam = np.log(rh / 100) + 17.62 * temp / (243.12 + temp)
dew = 243.12 * gam / (17.62 - gam) + np.random.normal(0, 0.7, N)

X = np.c_[temp, rh, pres]
Xs = (X - X.mean(0)) / X.std(0)
dew_mean, dew_std = dew.mean(), dew.std()
t = ((dew - dew_mean) / dew_std)[:, None]

H = 14
W1 = np.random.randn(3, H) / np.sqrt(3)
b1 = np.zeros(H)
W2 = np.random.randn(H, 1) / np.sqrt(H)
b2 = np.zeros(1)

history = []
for step in range(5000):
    a = np.tanh(Xs @ W1 + b1)
    f = a @ W2 + b2
    err = f - t
    history.append(np.mean(err ** 2))

    g = 2 * err / N
    dW2 = a.T @ g
    db2 = g.sum(axis=0)
    back = g @ W2.T * (1 - a * a)
    dW1 = Xs.T @ back
    db1 = back.sum(axis=0)

    rate = 0.15 if step < 4000 else 0.05
    W1 -= rate * dW1
    b1 -= rate * db1
    W2 -= rate * dW2
    b2 -= rate * db2

dew_fit = dew_mean + dew_std * f[:, 0]
print("rmse in degrees: %.2f" % np.sqrt(np.mean((dew_fit - dew) ** 2)))
plt.semilogy(history)
plt.figure()
plt.scatter(dew, dew_fit, s=4)
plt.xlabel("measured")
plt.ylabel("network")
plt.show()
