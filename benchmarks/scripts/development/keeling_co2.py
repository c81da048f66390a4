"""CO2 at a mountain station: trend + season with a small network.

The training loss goes down to 0.01 but the error in ppm at the end is enormous.
"""
import numpy as np

np.random.seed(1958)

months = np.arange(12 * 40)
year = 1980 + months / 12.0
co2 = 338 + 1.45 * (year - 1980) + 0.013 * (year - 1980) ** 2 + 3.0 * np.sin(2 * np.pi * year)
co2 = co2 + 0.4 * np.random.randn(len(co2))

# features: time, sine and cosine of the season
X = np.column_stack([
    (year - year.mean()) / year.std(),
    np.sin(2 * np.pi * year),
    np.cos(2 * np.pi * year),
])
mu, sd = co2.mean(), co2.std()
Y = ((co2 - mu) / sd)[:, None]

nh = 16
W1 = np.random.randn(3, nh) / np.sqrt(3)
b1 = np.zeros(nh)
W2 = np.random.randn(nh, 1) / np.sqrt(nh)
b2 = np.zeros(1)

lr = 0.05
for epoch in range(4000):
    hid = np.tanh(X.dot(W1) + b1)
    out = hid.dot(W2) + b2
    diff = out - Y
    if epoch % 500 == 0:
        print("%5d  loss %.5f" % (epoch, (diff ** 2).mean()))
    d_out = 2.0 * diff / len(Y)
    d_hid = d_out.dot(W2.T) * (1 - hid ** 2)
    W2 -= lr * hid.T.dot(d_out)
    b2 -= lr * d_out.sum(axis=0)
    W1 -= lr * X.T.dot(d_hid)
    b1 -= lr * d_hid.sum(axis=0)

# evaluation
pred = (np.tanh(X.dot(W1) + b1).dot(W2) + b2).ravel()
rmse = np.sqrt(np.mean((pred - co2) ** 2))
print("RMSE: %.2f ppm" % rmse)
for y0, p, c in list(zip(year, pred, co2))[::60]:
    print("%.2f  predicted %8.2f  measured %8.2f" % (y0, p, c))
