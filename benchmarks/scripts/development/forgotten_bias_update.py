import numpy as np

# light curve of a variable star: brightness over phase
np.random.seed(81)
phase = np.random.uniform(0, 1, (300, 1))
mag = 12 + 0.8 * np.abs(np.sin(np.pi * phase)) ** 0.7 - 0.3 * np.exp(-200 * (phase - 0.5) ** 2)
mag = mag + 0.02 * np.random.randn(300, 1)
y = (mag - 12.4) / 0.3
x = 2 * phase - 1

n_hid = 40
w1 = np.random.randn(1, n_hid) * 2
b1 = np.zeros((1, n_hid))
w2 = np.random.randn(n_hid, 1) * 0.2
b2 = np.zeros((1, 1))


def relu(a):
    return a * (a > 0)


lr = 0.02
for epoch in range(5000):
    # forward pass
    z1 = x @ w1 + b1
    a1 = relu(z1)
    y_hat = a1 @ w2 + b2
    # loss
    loss = np.mean((y_hat - y) ** 2)
    # backward pass
    grad_y = 2 * (y_hat - y) / len(y)
    grad_w2 = a1.T @ grad_y
    grad_b2 = grad_y.sum(axis=0, keepdims=True)
    grad_a1 = grad_y @ w2.T
    grad_z1 = grad_a1 * (z1 > 0)
    grad_w1 = x.T @ grad_z1
    grad_b1 = grad_z1.sum(axis=0, keepdims=True)
    # update
    w1 -= lr * grad_w1
    w2 -= lr * grad_w2
    b2 -= lr * grad_b2
    if epoch % 1000 == 0:
        print(f"epoch {epoch}: loss = {loss:.4f}")

print(f"after training: loss = {loss:.4f}")
