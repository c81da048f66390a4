import numpy as np
np.random.seed(17)

EPS = 1e-4   # "small random numbers"

params = {}
dims = [2, 12, 12, 1]
for l in range(1, len(dims)):
    params['W' + str(l)] = np.random.randn(dims[l], dims[l - 1]) * EPS
    params['b' + str(l)] = np.zeros((dims[l], 1))

# sunflower: oil content vs row distance and rain (both scaled)
X = np.random.rand(2, 200) * 2 - 1
Y = (np.sin(2 * X[0] + X[1]) + 0.5 * X[1]).reshape(1, -1)


def L_model_forward(X, params):
    A, caches = X, []
    L = len(params) // 2
    for l in range(1, L + 1):
        prev = A
        Z = params['W' + str(l)] @ prev + params['b' + str(l)]
        A = np.tanh(Z) if l < L else Z
        caches.append((prev, A))
    return A, caches


def L_model_backward(AL, Y, caches, params):
    grads, m = {}, Y.shape[1]
    dZ = 2 * (AL - Y) / m
    for l in reversed(range(1, len(caches) + 1)):
        prev, _ = caches[l - 1]
        grads['dW' + str(l)] = dZ @ prev.T
        grads['db' + str(l)] = dZ.sum(axis=1, keepdims=True)
        dZ = params['W' + str(l)].T @ dZ * (1 - prev ** 2)
    return grads


for i in range(2500):
    AL, caches = L_model_forward(X, params)
    grads = L_model_backward(AL, Y, caches, params)
    for key in params:
        params[key] = params[key] - 0.1 * grads['d' + key]
    if i % 250 == 0:
        print('Cost after iteration {}: {}'.format(i, np.squeeze(np.mean((AL - Y) ** 2))))
