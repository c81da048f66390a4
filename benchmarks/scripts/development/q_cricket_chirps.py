import numpy as np

# chirps per minute of snowy tree crickets vs temperature and humidity

def make_data(n, t_low, t_high, rng):
    temp = rng.uniform(t_low, t_high, n)
    hum = rng.uniform(30, 90, n)
    chirps = 60 + 120 / (1 + np.exp(-(temp - 22) / 4)) - 0.2 * (hum - 60)
    return np.column_stack([temp, hum]), chirps + rng.normal(0, 2, n)


def standardize(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def relu(z):
    return np.maximum(z, 0)


def predict(X, w):
    return relu(X @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"]


def fit(X, y, hidden=24, lr=0.05, epochs=2500, rng=None):
    n, d = X.shape
    w = dict(
        W1=rng.normal(0, np.sqrt(2 / d), (d, hidden)),
        b1=rng.normal(0, 0.5, hidden),
        W2=rng.normal(0, np.sqrt(1 / hidden), (hidden, 1)),
        b2=np.zeros(1),
    )
    for epoch in range(epochs):
        hid = relu(X @ w["W1"] + w["b1"])
        err = hid @ w["W2"] + w["b2"] - y
        gW2 = hid.T @ err / n
        gb2 = err.mean(axis=0)
        dh = err @ w["W2"].T * (hid > 0)
        gW1 = X.T @ dh / n
        gb1 = dh.mean(axis=0)
        for key, g in zip(("W1", "b1", "W2", "b2"), (gW1, gb1, gW2, gb2)):
            w[key] -= lr * g
        if epoch % 250 == 0:
            print("epoch", epoch, "train mse", float(np.mean(err ** 2)))
    return w


rng = np.random.default_rng(7)
X_train, y_train = make_data(400, 8, 36, rng)
# the evenings we want to predict: all of them warm
X_test, y_test = make_data(60, 19, 31, rng)

m, s = y_train.mean(), y_train.std()
w = fit(standardize(X_train), ((y_train - m) / s).reshape(-1, 1), rng=rng)

# training error looks great, but the test predictions are way off
pred = predict(standardize(X_test), w).ravel() * s + m
print("test RMSE", np.sqrt(np.mean((pred - y_test) ** 2)))
for a, b in list(zip(pred, y_test))[:8]:
    print(f"{a:7.1f} {b:7.1f}")
