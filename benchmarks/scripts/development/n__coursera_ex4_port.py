"""Port of the Octave exercise (week 5, backpropagation) to numpy, but for a
regression: flow of a small river after rain instead of handwritten digits.
"""
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoidGradient(z):
    # derivative of the sigmoid
    return z * (1 - z)


def randInitializeWeights(L_in, L_out):
    epsilon_init = 1.2
    return np.random.rand(L_out, L_in + 1) * 2 * epsilon_init - epsilon_init


def nnCostFunction(Theta1, Theta2, X, y):
    m = X.shape[0]
    a1 = np.hstack([np.ones((m, 1)), X])
    z2 = a1.dot(Theta1.T)
    a2 = np.hstack([np.ones((m, 1)), sigmoid(z2)])
    h = a2.dot(Theta2.T)          # no sigmoid here, regression
    J = np.sum((h - y) ** 2) / (2 * m)

    delta3 = h - y
    delta2 = delta3.dot(Theta2[:, 1:]) * sigmoidGradient(z2)
    Theta1_grad = delta2.T.dot(a1) / m
    Theta2_grad = delta3.T.dot(a2) / m
    return J, Theta1_grad, Theta2_grad


def predict(Theta1, Theta2, X):
    m = X.shape[0]
    h1 = sigmoid(np.hstack([np.ones((m, 1)), X]).dot(Theta1.T))
    return np.hstack([np.ones((m, 1)), h1]).dot(Theta2.T)


np.random.seed(5)
m = 400
hours = np.random.uniform(-1, 1, (m, 1))      # already centred, 1 = one day
rain = np.random.uniform(-1, 1, (m, 1))
X = np.hstack([hours, rain])
y = np.exp(-4 * (hours - 0.3 * rain) ** 2) * (1 + rain) - 0.6
y = y + 0.03 * np.random.randn(m, 1)

Theta1 = randInitializeWeights(2, 20)
Theta2 = randInitializeWeights(20, 1)
alpha = 0.4
J_history = []
for it in range(8000):
    J, g1, g2 = nnCostFunction(Theta1, Theta2, X, y)
    Theta1 = Theta1 - alpha * g1
    Theta2 = Theta2 - alpha * g2
    J_history.append(J)
    if it % 1000 == 0:
        print('Iteration %d | Cost: %f' % (it, J))

p = predict(Theta1, Theta2, X)
print('R2:', 1 - np.mean((p - y) ** 2) / np.var(y))
