# cs231n-style two layer net on the yearly CO2 numbers (made up around the real trend)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(231)
year = np.arange(1960, 2021)
co2 = 317 + 0.8 * (year - 1960) + 0.0128 * (year - 1960) ** 2 + np.random.normal(0, 0.4, 61)

X = year[:, None].astype(float)
y = ((co2 - co2.mean()) / co2.std())[:, None]

params = {}
H = 50
params["W1"] = 0.1 * np.random.randn(1, H)
params["b1"] = np.zeros(H)
params["W2"] = 0.1 * np.random.randn(H, 1)
params["b2"] = np.zeros(1)

learning_rate = 1e-7
for it in range(3000):
    # forward pass
    hidden = np.maximum(0, X.dot(params["W1"]) + params["b1"])
    scores = hidden.dot(params["W2"]) + params["b2"]
    loss = np.mean((scores - y) ** 2)
    if it % 500 == 0:
        print("iteration %d: loss %f" % (it, loss))

    # backward pass
    grads = {}
    dscores = 2 * (scores - y) / len(X)
    grads["W2"] = hidden.T.dot(dscores)
    grads["b2"] = dscores.sum(axis=0)
    dhidden = dscores.dot(params["W2"].T)
    dhidden[hidden <= 0] = 0
    grads["W1"] = X.T.dot(dhidden)
    grads["b1"] = dhidden.sum(axis=0)

    for name in params:
        params[name] -= learning_rate * grads[name]

plt.plot(year, y, "o")
plt.plot(year, scores)
plt.title("CO2 (standardised)")
plt.show()
