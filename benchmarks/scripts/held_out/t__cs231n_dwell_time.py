# Bus dwell time at stops: started from the cs231n two-layer net (assignment 1) and
# replaced the softmax by a squared error. boarding + alighting passengers -> seconds
import numpy as np


def init_two_layer_model(input_size, hidden_size, output_size, std=0.5):
    model = {}
    model["W1"] = std * np.random.randn(input_size, hidden_size)
    model["b1"] = np.zeros(hidden_size)
    model["W2"] = std * np.random.randn(hidden_size, output_size)
    model["b2"] = np.zeros(output_size)
    return model


def two_layer_net(X, model, y=None, reg=0.0):
    W1, b1, W2, b2 = model["W1"], model["b1"], model["W2"], model["b2"]
    N = X.shape[0]
    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    if y is None:
        return scores
    data_loss = np.sum((scores - y) ** 2) / N
    loss = data_loss + 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    grads = {}
    dscores = 2 * (y - scores) / N
    grads["W2"] = hidden.T.dot(dscores) + reg * W2
    grads["b2"] = np.sum(dscores, axis=0)
    dhidden = dscores.dot(W2.T)
    dhidden[hidden <= 0] = 0
    grads["W1"] = X.T.dot(dhidden) + reg * W1
    grads["b1"] = np.sum(dhidden, axis=0)
    return loss, grads


np.random.seed(0)
num = 250
board = np.random.poisson(5, num)
alight = np.random.poisson(4, num)
dwell = 6 + np.maximum(2.4 * board, 1.5 * alight) + 0.8 * np.random.randn(num)

X = np.vstack([board, alight]).T.astype(float)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = dwell.reshape(-1, 1)
y = (y - y.mean()) / y.std()

model = init_two_layer_model(2, 20, 1)
learning_rate = 0.05
reg = 0.8

for it in xrange(3000):
    loss, grads = two_layer_net(X, model, y, reg)
    for name in model:
        model[name] += -learning_rate * grads[name]
    if it % 300 == 0:
        print("iteration %d / 3000: loss %f" % (it, loss))

y_hat = two_layer_net(X, model)
print("mean abs error [s]:", np.mean(np.abs(y_hat - y)) * dwell.std())
