# econometrics homework: log real exchange rate on log relative income (nonlinear "Penn effect")
# code adapted from the cs231n two layer net
import numpy as np

np.random.seed(0)
n = 150
income = np.random.uniform(-2.5, 0.5, size=(n, 1))          # log income relative to the US
rer = -0.1 + 0.5 * np.maximum(income + 1.2, 0) ** 1.5 - 0.25 * np.exp(income) \
    + 0.03 * np.random.randn(n, 1)

X = (income - income.mean()) / income.std()
y = (rer - rer.mean()) / rer.std()

model = {}
hidden_size = 20
model['W1'] = np.random.randn(1, hidden_size)
model['b1'] = 0.5 * np.random.randn(1, hidden_size)
model['W2'] = np.random.randn(hidden_size, 1) / np.sqrt(hidden_size)
model['b2'] = np.zeros((1, 1))

reg = 0.5
step_size = 5e-2

for i in range(3000):
    hidden = np.maximum(0, X.dot(model['W1']) + model['b1'])
    scores = hidden.dot(model['W2']) + model['b2']

    data_loss = np.sum((scores - y) ** 2) / n
    reg_loss = 0.5 * reg * (np.sum(model['W1'] ** 2) + np.sum(model['W2'] ** 2))
    loss = data_loss + reg_loss
    if i % 300 == 0:
        print("iteration %d: loss %f" % (i, loss))

    grads = {}
    dscores = 2 * (scores - y) / n
    grads['W2'] = hidden.T.dot(dscores) + reg * model['W2']
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(model['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * model['W1']
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)

    for name in model:
        model[name] += -step_size * grads[name]

fitted = np.maximum(0, X.dot(model['W1']) + model['b1']).dot(model['W2']) + model['b2']
print("R-squared:", 1 - np.sum((fitted - y) ** 2) / np.sum((y - y.mean()) ** 2))
