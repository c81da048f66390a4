import numpy as np

# rebound of a squash ball (%) from temperature and drop height
# code follows the two_layer_net of the cs231n notes, L2 instead of softmax


def init_two_layer_model(input_size, hidden_size, output_size):
    model = {}
    model['W1'] = np.random.randn(input_size, hidden_size)
    model['b1'] = 0.1 * np.random.randn(hidden_size)
    model['W2'] = 0.3 * np.random.randn(hidden_size, output_size)
    model['b2'] = np.zeros(output_size)
    return model


def two_layer_net(X, model, y=None, reg=0.0):
    W1, b1, W2, b2 = model['W1'], model['b1'], model['W2'], model['b2']
    N = X.shape[0]
    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    if y is None:
        return scores

    diff = scores - y
    loss = 0.5 * np.sum(diff * diff) / N
    loss += 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    grads = {}
    dscores = diff / N
    grads['W2'] = hidden.T.dot(dscores) + reg * W2
    grads['b2'] = np.sum(dscores, axis=0)
    dhidden = dscores.dot(W2.T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * W1
    grads['b1'] = np.sum(dhidden, axis=0)
    return loss, grads


np.random.seed(231)
temp = np.random.uniform(5, 50, 320)
drop = np.random.uniform(0.5, 2.5, 320)
rebound = 12 + 25 / (1 + np.exp(-(temp - 28) / 6)) - 3 * (drop - 1.5) ** 2
rebound = rebound + np.random.normal(0, 0.7, 320)

X = np.array([temp, drop]).T
X -= np.mean(X, axis=0)
X /= np.std(X, axis=0)
y = rebound.reshape(-1, 1)
y = (y - y.mean()) / y.std()

model = init_two_layer_model(2, 50, 1)
for it in range(2500):
    loss, grads = two_layer_net(X, model, y, reg=1e-4)
    for key in model:
        model[key] += -0.1 * grads[key]
    if it % 500 == 0:
        print('iteration %d: loss %f' % (it, loss))

scores = two_layer_net(X, model)
print('residual std', np.std(scores - y))
