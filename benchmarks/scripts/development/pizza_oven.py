import numpy as np

# oven: deck temperature at the stone vs. time since door opened and burner level
np.random.seed(3)
m = 300
t = np.random.rand(m, 1) * 2 - 1          # time, already mapped to -1..1
burner = np.random.rand(m, 1) * 2 - 1     # burner, same
temp = np.sin(2.5 * t) * (0.6 + 0.4 * burner) + 0.3 * burner ** 2

data = np.concatenate([t, burner], axis=1)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid_derivative(x):
    return x * (1.0 - x)


W1 = np.random.randn(2, 12)
b1 = np.random.randn(1, 12)
W2 = np.random.randn(12, 8) * 0.8
b2 = np.zeros((1, 8))
W3 = np.random.randn(8, 1) * 0.5
b3 = np.zeros((1, 1))

eta = 0.2
for epoch in range(8000):
    z1 = data @ W1 + b1
    l1 = sigmoid(z1)
    z2 = l1 @ W2 + b2
    l2 = sigmoid(z2)
    out = l2 @ W3 + b3                    # linear output since it's regression

    err = out - temp
    delta3 = 2 * err / m
    delta2 = (delta3 @ W3.T) * sigmoid_derivative(z2)
    delta1 = (delta2 @ W2.T) * sigmoid_derivative(z1)

    W3 -= eta * l2.T @ delta3
    b3 -= eta * delta3.sum(0)
    W2 -= eta * l1.T @ delta2
    b2 -= eta * delta2.sum(0)
    W1 -= eta * data.T @ delta1
    b1 -= eta * delta1.sum(0)

    if epoch % 1000 == 0:
        print("epoch", epoch, "error", np.mean(np.abs(err)))

print("final mean abs error:", np.mean(np.abs(err)))
