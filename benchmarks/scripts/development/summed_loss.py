# -*- coding: utf-8 -*-
import numpy as np

# N is batch size; D_in is input dimension;
# H is hidden dimension; D_out is output dimension.
N, D_in, H, D_out = 128, 2, 30, 1

np.random.seed(1234)
x = np.random.randn(N, D_in)
y = np.sin(x[:, :1]) + 0.5 * x[:, 1:] ** 2

w1 = np.random.randn(D_in, H)
b1 = np.random.randn(H)
w2 = np.random.randn(H, D_out) * 0.1
b2 = np.zeros(D_out)

learning_rate = 3e-4
for t in range(4000):
    # Forward pass: compute predicted y
    h = x.dot(w1) + b1
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2) + b2

    # Compute and print loss
    loss = np.square(y_pred - y).sum()
    if t % 400 == 0:
        print(t, loss)

    # Backprop to compute gradients with respect to loss
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_b2 = grad_y_pred.sum(axis=0)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    grad_b1 = grad_h.sum(axis=0)

    # Update weights
    w1 -= learning_rate * grad_w1
    b1 -= learning_rate * grad_b1
    w2 -= learning_rate * grad_w2
    b2 -= learning_rate * grad_b2
