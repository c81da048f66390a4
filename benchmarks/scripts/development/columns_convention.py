import numpy as np

# column convention: one example per column

def relu(Z):
    return np.maximum(0, Z)

def initialize(layer_dims):
    np.random.seed(1)
    params = {}
    for l in range(1, len(layer_dims)):
        params['W' + str(l)] = np.random.randn(layer_dims[l], layer_dims[l-1]) * np.sqrt(2. / layer_dims[l-1])
        params['b' + str(l)] = np.random.randn(layer_dims[l], 1) * 0.1
    return params

def model_forward(X, params, L):
    caches, A = [], X
    for l in range(1, L + 1):
        Z = params['W' + str(l)] @ A + params['b' + str(l)]
        caches.append((A, Z))
        A = relu(Z) if l < L else Z
    return A, caches

def model_backward(AL, Y, params, caches, L):
    grads = {}
    m = Y.shape[1]
    dZ = (AL - Y) / m
    for l in range(L, 0, -1):
        A_prev, Z = caches[l-1]
        grads['W' + str(l)] = dZ @ A_prev.T
        grads['b' + str(l)] = dZ.sum(axis=1, keepdims=True)
        if l > 1:
            dZ = (params['W' + str(l)].T @ dZ) * (caches[l-2][1] > 0)
    return grads

np.random.seed(0)
X = np.random.uniform(-1, 1, (2, 400))
Y = (np.abs(X[0]) + X[0] * X[1]).reshape(1, -1)
layer_dims = [2, 24, 12, 1]
L = len(layer_dims) - 1
params = initialize(layer_dims)
costs = []
for i in range(3000):
    AL, caches = model_forward(X, params, L)
    costs.append(0.5 * np.mean((AL - Y) ** 2))
    grads = model_backward(AL, Y, params, caches, L)
    for key in params:
        params[key] -= 0.1 * grads[key]
    if i % 300 == 0:
        print("cost after iteration {}: {}".format(i, costs[-1]))
