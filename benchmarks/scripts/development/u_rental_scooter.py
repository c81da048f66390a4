# Assignment 3, part B - number of scooter rentals as a function of hour and rain
# based on the two layer net from the course, changed to regression
import numpy as np

np.random.seed(1)
N, D, H = 300, 2, 24
X = np.random.randn(N, D)
y = np.sin(2 * X[:, [0]]) + 0.5 * X[:, [1]] ** 2 + np.random.normal(0, 0.05, (N, 1))

params = {}
params["W1"] = np.random.randn(D, H) / np.sqrt(D)
params["b1"] = np.zeros((1, H))
params["W2"] = np.random.randn(H, 1) / np.sqrt(H)
params["b2"] = np.zeros((1, 1))

reg = 0.3
learning_rate = 0.1
num_iters = 4000

loss_history = []
for it in range(num_iters):
    # forward
    hidden = np.maximum(0, X.dot(params["W1"]) + params["b1"])
    scores = hidden.dot(params["W2"]) + params["b2"]

    # loss with L2
    data_loss = np.mean((scores - y) ** 2)
    reg_loss = reg * np.sum(params["W1"] ** 2) + reg * np.sum(params["W2"] ** 2)
    loss = data_loss + reg_loss
    loss_history.append(loss)

    # backward
    grads = {}
    dscores = 2.0 * (scores - y) / N
    grads["W2"] = hidden.T.dot(dscores) + 2 * reg * params["W2"]
    grads["b2"] = dscores.sum(axis=0, keepdims=True)
    dhidden = dscores.dot(params["W2"].T)
    dhidden[hiden <= 0] = 0
    grads["W1"] = X.T.dot(dhidden) + 2 * reg * params["W1"]
    grads["b1"] = dhidden.sum(axis=0, keepdims=True)

    for name in params:
        params[name] -= learning_rate * grads[name]

    if it % 500 == 0:
        print("iteration %d / %d: loss %f" % (it, num_iters, loss))

print("mean squared error:", np.mean((scores - y) ** 2))
