"""Discharge coefficient -> mass flow of a poppet valve against lift.
Measured on the flow bench, lift in mm (scaled), flow in g/s / 10
First attempt at a neural network without any library (old lab PC), the error only grows"""
import numpy as np

np.random.seed(3)
lift = np.linspace(0, 10, 80).reshape(80, 1)
flow = 6.5 * np.tanh(lift / 4.0) + 0.4 * np.sin(lift) + np.random.normal(0, 0.1, (80, 1))

X = (lift - 5) / 5


def logistic(u):
    return 1 / (1 + np.exp(-u))


# weights
n1, n2 = 1, 12
V = np.random.uniform(-2, 2, (n1, n2))
v0 = np.random.uniform(-2, 2, n2)
U = np.random.uniform(-0.5, 0.5, (n2, 1))
u0 = np.zeros(1)

eta = 0.1
epochs = 15000

for ep in range(epochs):
    z = logistic(np.dot(X, V) + v0)
    q = logistic(np.dot(z, U) + u0)   # output neuron

    residual = flow - q
    E = 0.5 * np.mean(residual ** 2)

    delta_out = residual / len(X) * q * (1 - q)
    delta_hid = np.dot(delta_out, U.T) * z * (1 - z)

    U -= eta * np.dot(z.T, delta_out)
    u0 -= eta * delta_out.sum(axis=0)
    V -= eta * np.dot(X.T, delta_hid)
    v0 -= eta * delta_hid.sum(axis=0)

    if ep % 1500 == 0:
        print "epoch", ep, "error", E

print "max. measured", flow.max(), " max. network", q.max()
