import numpy as np

# daily sales of an ice cream van from temperature and cloud cover

rng = np.random.default_rng(123)


def sales(temp, cloud):
    return 40 + 260 / (1 + np.exp(-(temp - 22) / 3)) - 90 * cloud ** 2


def train_network(X, y, units=12, lr=0.05, epochs=4000):
    W = rng.normal(size=(X.shape[1], units))
    b = rng.normal(size=units)
    v = rng.normal(size=units) / np.sqrt(units)
    c = 0.0
    for epoch in range(epochs):
        H = np.tanh(X @ W + b)
        out = H @ v + c
        err = (out - y) / len(y)
        dH = np.outer(err, v) * (1 - H ** 2)
        v = v - lr * (H.T @ err)
        c = c - lr * err.sum()
        W = W - lr * (X.T @ dH)
        b = b - lr * dH.sum(axis=0)
        if epoch % 500 == 0:
            print("epoch %d, loss %.4f" % (epoch, np.mean((out - y) ** 2)))
    return W, b, v, c


def apply_network(params, X):
    W, b, v, c = params
    return np.tanh(X @ W + b) @ v + c


temp = rng.uniform(8, 36, 365)
cloud = rng.uniform(0, 1, 365)
sold = sales(temp, cloud) + rng.normal(0, 5, 365)

X = np.column_stack((temp, cloud))
X_mean, X_std = X.mean(axis=0), X.std(axis=0)
y_mean, y_std = sold.mean(), sold.std()

params = train_network((X - X_mean) / X_std, (sold - y_mean) / y_std)

# now the season that just ended
temp_new = rng.uniform(8, 36, 90)
cloud_new = rng.uniform(0, 1, 90)
sold_new = sales(temp_new, cloud_new) + rng.normal(0, 5, 90)
X_new = np.column_stack((temp_new, cloud_new))

forecast = apply_network(params, (X_new - X_mean) / X_std)

print("mean forecast", forecast.mean(), "mean sold", sold_new.mean())
print("R2 of the forecast:",
      1 - np.sum((sold_new - forecast) ** 2) / np.sum((sold_new - sold_new.mean()) ** 2))
