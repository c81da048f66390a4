# Michaelis-Menten kinetics with a neural net
# lab 4, group 7
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(7)

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

# substrate concentration (mM) and measured velocity (umol/min)
S = np.random.uniform(0.0, 5.0, (160, 1))
v = 38.0 * S / (0.9 + S) + np.random.normal(0, 0.6, (160, 1))

x = (S - 2.5) / 2.5

n_hidden = 12
w1 = np.random.randn(1, n_hidden)
b1 = np.zeros((1, n_hidden))
w2 = np.random.randn(n_hidden, 1) * 0.5
b2 = np.zeros((1, 1))

eta = 0.01
history = []
for epoch in range(8000):
    # forward
    hidden = sigmoid(x.dot(w1) + b1)
    output = sigmoid(hidden.dot(w2) + b2)

    error = output - v
    history.append(np.mean(error ** 2))

    # backward
    d_out = 2 * error / len(x) * output * (1 - output)
    d_hid = d_out.dot(w2.T) * hidden * (1 - hidden)

    w2 -= eta * hidden.T.dot(d_out)
    b2 -= eta * d_out.sum(axis=0, keepdims=True)
    w1 -= eta * x.T.dot(d_hid)
    b1 -= eta * d_hid.sum(axis=0, keepdims=True)

    if epoch % 1000 == 0:
        print("epoch", epoch, "mse", history[-1])

order = np.argsort(S[:, 0])
plt.plot(S[order], v[order], "k.", label="measured")
plt.plot(S[order], output[order], "r-", label="network")
plt.xlabel("[S] / mM")
plt.ylabel("v")
plt.legend()
plt.show()
