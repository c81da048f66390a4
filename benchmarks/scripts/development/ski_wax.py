"""Friction of a ski against snow temperature for one wax.

My net returns nan after a few iterations when I get the name right, and a NameError otherwise??
"""
import numpy as np

np.random.seed(21)
snow = np.random.uniform(-20, 0, size=(200, 1))
mu = 0.03 + 0.0009 * (snow + 7) ** 2 / (1 + 0.01 * (snow + 7) ** 2)
mu += 0.001 * np.random.randn(200, 1)

X = (snow - snow.mean()) / snow.std()
Y = (mu - mu.mean()) / mu.std()

learning_rate = 2.5
num_hidden = 25
num_iterations = 3000

W_hidden = np.random.randn(1, num_hidden)
b_hidden = np.random.randn(1, num_hidden)
W_out = np.random.randn(num_hidden, 1) / np.sqrt(num_hidden)
b_out = np.zeros((1, 1))

for iteration in range(num_iterations):
    z_hidden = np.dot(X, W_hidden) + b_hidden
    a_hidden = np.maximum(z_hidden, 0)
    y_hat = np.dot(a_hidden, W_out) + b_out

    loss = np.mean(np.square(y_hat - Y))

    grad_out = 2 * (y_hat - Y) / X.shape[0]
    grad_W_out = np.dot(a_hidden.T, grad_out)
    grad_b_out = np.sum(grad_out, axis=0, keepdims=True)
    grad_hidden = np.dot(grad_out, W_out.T)
    grad_hidden[z_hidden < 0] = 0
    grad_W_hidden = np.dot(X.T, grad_hidden)
    grad_b_hidden = np.sum(grad_hidden, axis=0, keepdims=True)

    W_out -= learning_rate * grad_W_out
    b_out -= learning_rate * grad_b_out
    W_hidden -= learing_rate * grad_W_hidden
    b_hidden -= learning_rate * grad_b_hidden

    if iteration % 300 == 0:
        print(iteration, loss)

print("final loss", loss)
