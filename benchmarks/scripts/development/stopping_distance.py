import numpy as np
import matplotlib.pyplot as plt

# braking distance of a car, speed in km/h
N = 300
speed = np.random.uniform(10, 200, N).reshape(N, 1)
distance = (speed / 10) ** 2 + 0.3 * speed + np.random.normal(0, 4, (N, 1))
y = (distance - distance.mean()) / distance.std()

hidden_size = 15
learning_rate = 1e-4

w_h = np.random.normal(0, 0.3, (1, hidden_size))
b_h = np.zeros(hidden_size)
w_o = np.random.normal(0, 0.3, (hidden_size, 1))
b_o = np.zeros(1)

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

loss_history = []
for iteration in range(5000):
    hidden = sigmoid(np.matmul(speed, w_h) + b_h)
    prediction = np.matmul(hidden, w_o) + b_o
    error = prediction - y
    loss_history.append(np.mean(error ** 2))

    grad_prediction = 2 * error / N
    grad_w_o = np.matmul(hidden.T, grad_prediction)
    grad_b_o = np.sum(grad_prediction, axis=0)
    grad_hidden = np.matmul(grad_prediction, w_o.T)
    grad_z = grad_hidden * hidden * (1 - hidden)
    grad_w_h = np.matmul(speed.T, grad_z)
    grad_b_h = np.sum(grad_z, axis=0)

    w_o -= learning_rate * grad_w_o
    b_o -= learning_rate * grad_b_o
    w_h -= learning_rate * grad_w_h
    b_h -= learning_rate * grad_b_h

plt.plot(loss_history)
plt.xlabel('iteration')
plt.ylabel('loss')
plt.show()
