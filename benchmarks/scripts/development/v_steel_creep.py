import numpy as np

np.random.seed(1)

# creep strain of a steel: stress, temperature, time (all already scaled to -1..1)
N, D, H = 300, 3, 30
X = np.random.uniform(-1, 1, (N, D))
strain = np.exp(0.8 * X[:, 0] + 0.6 * X[:, 1]) * (1.2 + np.sin(2 * X[:, 2]))
strain = strain[:, None] + 0.05 * np.random.randn(N, 1)
Y = (strain - strain.mean()) / strain.std()

model = {
    'W1': np.random.randn(D, H) * np.sqrt(2.0 / D),
    'b1': np.zeros((1, H)),
    'W2': np.random.randn(H, 1) * np.sqrt(2.0 / H),
    'b2': np.zeros((1, 1)),
}
reg = 0.3            # regularization strength
step_size = 0.05


def forward(X, model):
    hidden = np.maximum(0, X.dot(model['W1']) + model['b1'])
    return hidden, hidden.dot(model['W2']) + model['b2']


for i in range(4000):
    hidden, scores = forward(X, model)
    data_loss = np.mean((scores - Y) ** 2)
    reg_loss = 0.5 * reg * np.sum(model['W1'] ** 2) + 0.5 * reg * np.sum(model['W2'] ** 2)
    if i % 400 == 0:
        print("iteration %d: loss %f (data %f)" % (i, data_loss + reg_loss, data_loss))

    grads = {}
    dscores = 2 * (scores - Y) / N
    grads['W2'] = hidden.T.dot(dscores) + reg * model['W2']
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(model['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * model['W1']
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)

    for k in model:
        model[k] -= step_size * grads[k]

fitted = forward(X, model)[1]
print('final mse', np.mean((fitted - Y) ** 2))
