import numpy as np
import matplotlib.pyplot as plt

# absorption coefficient of a foam panel, measured in the impedance tube
frequency = np.array([100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250,
                      1600, 2000, 2500, 3150, 4000, 5000], dtype=float)
alpha = np.array([0.08, 0.10, 0.14, 0.19, 0.26, 0.37, 0.52, 0.68, 0.84, 0.95, 0.99, 0.96,
                  0.88, 0.82, 0.83, 0.90, 0.96, 0.97])

# the axis is logarithmic in the standard, so use log10
lf = np.log10(frequency)
lf_scaled = (lf - lf.mean()) / lf.std()
X = lf_scaled.reshape(-1, 1)
Y = alpha.reshape(-1, 1)

np.random.seed(3)
n_hidden = 10
w_hidden = np.random.randn(1, n_hidden)
b_hidden = np.random.randn(1, n_hidden) * 0.5
w_output = np.random.randn(n_hidden, 1) * 0.3
b_output = np.zeros((1, 1))

step = 0.00002

for n in range(20000):
    # forward
    act = np.tanh(X.dot(w_hidden) + b_hiden)
    Y_net = act.dot(w_output) + b_output

    # backward
    e = Y_net - Y
    grad_w_output = act.T.dot(e) / len(X)
    grad_b_output = e.mean(axis=0, keepdims=True)
    e_hidden = e.dot(w_output.T) * (1 - act * act)
    grad_w_hidden = X.T.dot(e_hidden) / len(X)
    grad_b_hidden = e_hidden.mean(axis=0, keepdims=True)

    w_output -= step * grad_w_output
    b_output -= step * grad_b_output
    w_hidden -= step * grad_w_hidden
    b_hidden -= step * grad_b_hidden

    if n % 2000 == 0:
        print(n, np.mean(e ** 2))

plt.semilogx(frequency, alpha, "ko")
plt.semilogx(frequency, Y_net, "r")
plt.grid(True)
plt.show()
