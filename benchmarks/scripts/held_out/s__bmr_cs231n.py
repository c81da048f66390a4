# Basal metabolic rate from weight, age, body fat. Code adapted from cs231n two_layer_net
import numpy as np

np.random.seed(231)
N, D, H = 320, 3, 30

weight = np.random.normal(74, 14, N)
age = np.random.uniform(18, 80, N)
fat = np.random.uniform(8, 42, N)
bmr = 500 + 19 * weight * (1 - fat / 100) - 4 * np.maximum(age - 45, 0) + np.random.normal(0, 45, N)

X = np.vstack([weight, age, fat]).T
X = (X - np.mean(X, axis=0)) / np.std(X, axis=0)
y = (bmr[:, np.newaxis] - bmr.mean()) / bmr.std()

params = {}
params["W1"] = np.random.randn(D, H) * np.sqrt(2.0 / D)
params["b1"] = np.zeros((1, H))
params["W2"] = np.random.randn(H, 1) * np.sqrt(2.0 / H)
params["b2"] = np.zeros((1, 1))

reg = 1.0
learning_rate = 5e-2
loss_history = []

for it in range(2500):
    # forward
    hidden = np.maximum(0, X.dot(params["W1"]) + params["b1"])
    scores = hidden.dot(params["W2"]) + params["b2"]

    # loss
    data_loss = np.sum((scores - y) ** 2) / N
    reg_loss = 0.5 * reg * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    loss = data_loss + reg_loss
    loss_history.append(loss)

    # backward
    grads = {}
    dscores = 2 * (scores - y) / N
    grads["W2"] = hidden.T.dot(dscores) + reg * params["W2"]
    grads["b2"] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(params["W2"].T)
    dhidden[hidden <= 0] = 0
    grads["W1"] = X.T.dot(dhidden) + reg * params["W1"]
    grads["b1"] = np.sum(dhidden, axis=0, keepdims=True)

    for name in params:
        params[name] += -learning_rate * grads[name]

    if it % 250 == 0:
        print("iteration %d / 2500: loss %f" % (it, loss))

print("explained:", 1 - np.var(scores - y) / np.var(y))
