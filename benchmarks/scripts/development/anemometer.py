# wind tunnel: anemometer voltage and air temperature -> speed
# third attempt, now in the style of the course notes
import numpy as np

np.random.seed(48)
volts = np.random.uniform(1, 3, (260, 1))
kelvin = np.random.uniform(-1, 1, (260, 1))
speed = (volts ** 2 - 1) / 4 * (1 + 0.2 * kelvin) - 0.4 * np.sin(4 * volts)

X = np.concatenate([volts - 2, kelvin], axis=1)
H = 20

params = {
    "W1": np.zeros((2, H)),
    "b1": np.zeros((1, H)),
    "W2": np.zeros((H, 1)),
    "b2": np.zeros((1, 1)),
}


def forward(params, X):
    hidden = np.tanh(X @ params["W1"] + params["b1"])
    return hidden, hidden @ params["W2"] + params["b2"]


def backward(params, X, y, hidden, scores):
    grads = {}
    dscores = 2 * (scores - y) / len(X)
    grads["W2"] = hidden.T @ dscores
    grads["b2"] = dscores.sum(axis=0, keepdims=True)
    dhidden = dscore @ params["W2"].T
    dhidden = dhidden * (1 - hidden ** 2)
    grads["W1"] = X.T @ dhidden
    grads["b1"] = dhidden.sum(axis=0, keepdims=True)
    return grads


learning_rate = 0.05
for i in range(5000):
    hidden, scores = forward(params, X)
    loss = np.mean((scores - speed) ** 2)
    grads = backward(params, X, speed, hidden, scores)
    for k in params:
        params[k] += learning_rate * grads[k]
    if i % 500 == 0:
        print(i, loss)

_, estimate = forward(params, X)
print("rms", np.sqrt(np.mean((estimate - speed) ** 2)))
