# free fall with air drag, photogate data. network 1-12-12-1, derived the formulas myself on paper
from numpy import *
from numpy.random import seed, randn, rand

seed(5)
t = 2 * rand(1, 200) - 1
v = sin(2.5 * t) - 0.5 * cos(4 * t) + 0.02 * randn(1, 200)
m = t.shape[1]

A1 = 2 * randn(12, 1); c1 = randn(12, 1)
A2 = randn(12, 12) / sqrt(12); c2 = 0.3 * randn(12, 1)
A3 = randn(1, 12) / sqrt(12); c3 = zeros((1, 1))

lr = 0.05
for k in range(6000):
    u1 = dot(A1, t) + c1
    s1 = tanh(u1)
    u2 = dot(A2, s1) + c2
    s2 = tanh(u2)
    vhat = dot(A3, s2) + c3

    e = vhat - v
    J = sum(e ** 2) / m

    # delta = error * derivative, layer by layer
    d3 = 2 * e / m
    d2 = dot(A3.T, d3) * (1 - u2 ** 2)
    d1 = dot(A2.T, d2) * (1 - u1 ** 2)

    A3 = A3 - lr * dot(d3, s2.T)
    c3 = c3 - lr * sum(d3, axis=1, keepdims=True)
    A2 = A2 - lr * dot(d2, s1.T)
    c2 = c2 - lr * sum(d2, axis=1, keepdims=True)
    A1 = A1 - lr * dot(d1, t.T)
    c1 = c1 - lr * sum(d1, axis=1, keepdims=True)
    if k % 1000 == 0:
        print(k, J)

print("end", J)
