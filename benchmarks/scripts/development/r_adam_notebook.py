#!/usr/bin/env python
# coding: utf-8

# # Adam from scratch
# I wanted to understand Adam, so no framework.

# In[1]:

import numpy as np

# In[2]:

N = 500
X = np.random.rand(N, 2) * 4 - 2
y = np.sin(X[:, 0]) * X[:, 1] + 0.05 * np.random.randn(N)

# In[3]:

def init(sizes):
    theta = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        theta += [np.random.randn(a, b) * np.sqrt(2 / a), np.zeros(b)]
    return theta

theta = init([2, 32, 32, 1])
m = [0 * t for t in theta]
v = [0 * t for t in theta]

# In[4]:

def forward(x):
    z1 = x @ theta[0] + theta[1]
    z2 = z1 * (z1 > 0) @ theta[2] + theta[3]
    return z1, z2, (z2 * (z2 > 0) @ theta[4] + theta[5])[:, 0]

def grad(x, t):
    z1, z2, f = forward(x)
    d3 = 2 * (f - t)[:, None] / len(x)
    d2 = d3 @ theta[4].T * (z2 > 0)
    d1 = d2 @ theta[2].T * (z1 > 0)
    return [x.T @ d1, d1.sum(0), (z1 * (z1 > 0)).T @ d2, d2.sum(0), (z2 * (z2 > 0)).T @ d3, d3.sum(0)]

# In[5]:

alpha, beta1, beta2, eps = 1e-2, 0.9, 0.999, 1e-8
t = 0
for epoch in range(100):
    alpha = 1e-2 * (1 - epoch / 100)        # down to zero, helps at the end
    order = np.random.permutation(N)
    for batch in np.array_split(order, 10):
        t += 1
        for k, g in enumerate(grad(X[batch], y[batch])):
            m[k] = beta1 * m[k] + (1 - beta1) * g
            v[k] = beta2 * v[k] + (1 - beta2) * g ** 2
            theta[k] -= alpha * m[k] / (1 - beta1 ** t) / (np.sqrt(v[k] / (1 - beta2 ** t)) + eps)
    if epoch % 10 == 9:
        print(epoch + 1, np.mean((forward(X)[2] - y) ** 2))

# In[6]:

surface = forward(X)[2]
print('std of the residuals:', np.std(surface - y), '(noise is 0.05)')
