# Friction torque of a pivot against load -- pattern-by-pattern backprop
# I shuffle the patterns so the net does not learn the order (saw this in a video)
import numpy as np

np.random.seed(2)

load = np.linspace(0.2, 4.0, 120)
torque = 0.8 * load ** 1.5 + 1.1 * np.sin(2.2 * load) + np.random.normal(0, 0.08, 120)

load_s = (load - load.mean()) / load.std()
torque_s = (torque - torque.mean()) / torque.std()

np.random.shuffle(load_s)

n_hidden = 15
v = np.random.uniform(-2, 2, n_hidden)
v0 = np.random.uniform(-2, 2, n_hidden)
w = np.random.uniform(-0.5, 0.5, n_hidden)
w0 = 0.0
eta = 0.02

for epoch in range(600):
    sse = 0
    for xi, di in zip(load_s, torque_s):
        h = np.tanh(v * xi + v0)
        o = np.dot(w, h) + w0
        e = o - di
        sse += e ** 2
        grad_h = e * w * (1 - h ** 2)
        w = w - eta * e * h
        w0 = w0 - eta * e
        v = v - eta * grad_h * xi
        v0 = v0 - eta * grad_h
    if epoch % 50 == 0:
        print("epoch", epoch, "sse", sse)

answer = np.array([np.dot(w, np.tanh(v * xi + v0)) + w0 for xi in load_s])
print("mean squared error", np.mean((answer - torque_s) ** 2))
