import numpy as np

np.random.seed(27)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def cost_function(theta, X, y, lam=0.0):
    """unroll, forward, backward (like the course exercise ex4, but for regression)"""
    T1, T2 = theta
    m = X.shape[0]
    a1 = np.c_[np.ones(m), X]
    z2 = a1 @ T1.T
    a2 = np.c_[np.ones(m), sigmoid(z2)]
    a3 = a2 @ T2.T
    J = np.sum((a3 - y) ** 2) / (2 * m)
    J += lam / (2 * m) * (np.sum(T1[:, 1:] ** 2) + np.sum(T2[:, 1:] ** 2))

    d3 = (a3 - y) / m
    d2 = (d3 @ T2[:, 1:]) * sigmoid(z2) * (1 - sigmoid(z2))
    T1_grad = d2.T @ a1 / m
    T2_grad = d3.T @ a2 / m
    T1_grad[:, 1:] += lam / m * T1[:, 1:]
    T2_grad[:, 1:] += lam / m * T2[:, 1:]
    return J, (T1_grad, T2_grad)


# reservoir level -> outflow through the spillway
level = np.random.uniform(-2, 2, (300, 1))
outflow = np.maximum(level, 0) ** 1.5 + 0.2 * np.sin(3 * level)
outflow = (outflow - outflow.mean()) / outflow.std()

theta = [np.random.uniform(-3, 3, (25, 2)), np.random.uniform(-0.5, 0.5, (1, 26))]
alpha = 0.2
for it in range(6000):
    J, (g1, g2) = cost_function(theta, level, outflow)
    theta[0] -= alpha * g1
    theta[1] -= alpha * g2
    if it % 1000 == 0:
        print("Iteration %5d | Cost: %.6f" % (it, J))

hidden = np.c_[np.ones(300), sigmoid(np.c_[np.ones(300), level] @ theta[0].T)]
flow_hat = hidden @ theta[1].T
