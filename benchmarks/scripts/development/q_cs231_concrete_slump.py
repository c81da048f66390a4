import numpy as np

# adapted from the cs231n two layer net, with squared error instead of softmax

def init_two_layer_model(input_size, hidden_size, output_size):
    model = {}
    model['W1'] = 0.5 * np.random.randn(input_size, hidden_size)
    model['b1'] = np.zeros(hidden_size)
    model['W2'] = 0.2 * np.random.randn(hidden_size, output_size)
    model['b2'] = np.zeros(output_size)
    return model


def two_layer_net(X, model, y=None, reg=0.0):
    W1, b1, W2, b2 = model['W1'], model['b1'], model['W2'], model['b2']
    N, D = X.shape
    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    if y is None:
        return scores

    loss = np.sum((scores - y) ** 2) / N
    loss += 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    dscores = 2 * (scores - y)
    grads = {}
    grads['W2'] = hidden.T.dot(dscores) + reg * W2
    grads['b2'] = dscores.sum(axis=0)
    dhidden = dscores.dot(W2.T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * W1
    grads['b1'] = dhidden.sum(axis=0)
    return loss, grads


# water/cement, fines, superplasticizer -> slump (all standardised)
N = 400
X = np.random.randn(N, 3)
y = X[:, :1] - 0.5 * X[:, 1:2] ** 2 + np.tanh(2 * X[:, 2:])
y = (y - y.mean()) / y.std()

model = init_two_layer_model(3, 40, 1)
learning_rate = 5e-2
losses = []
for it in range(2500):
    loss, grads = two_layer_net(X, model, y, reg=1e-5)
    losses.append(loss)
    for p in model:
        model[p] += -learning_rate * grads[p]
    if it % 250 == 0:
        print('iteration %d / 2500: loss %f' % (it, loss))

out = two_layer_net(X, model)
print('rmse', np.sqrt(np.mean((out - y) ** 2)))
