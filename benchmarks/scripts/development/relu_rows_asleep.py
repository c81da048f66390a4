# online training, ReLU, the error does not change at all after some epochs
import numpy as np

np.random.seed(14)

# wing angle (rad) -> lift
angle = np.linspace(-0.9, 0.9, 90)
lift = np.sin(3.2 * angle) + 0.25 * angle

n_hidden = 20
w1 = np.random.rand(n_hidden) - 0.5
b1 = -np.random.rand(n_hidden) - 0.5      # thresholds
w2 = np.random.randn(n_hidden) * 0.3
b2 = 0.0
learning_rate = 0.02

for epoch in range(600):
    order = np.random.permutation(len(angle))
    total_error = 0
    for n in order:
        x, d = angle[n], lift[n]

        z = w1 * x + b1
        h = np.where(z > 0, z, 0)
        out = np.dot(w2, h) + b2

        error = out - d
        total_error += error ** 2

        grad_w2 = error * h
        grad_h = error * w2
        grad_z = grad_h * (z > 0)

        w2 -= learning_rate * grad_w2
        b2 -= learning_rate * error
        w1 -= learning_rate * grad_z * x
        b1 -= learning_rate * grad_z

    if epoch % 100 == 0:
        print(epoch, total_error / len(angle))

answer = np.maximum(0, np.outer(angle, w1) + b1) @ w2 + b2
