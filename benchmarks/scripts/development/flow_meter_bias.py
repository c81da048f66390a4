"""Calibration curve of a flow meter. Voltage -> litres per minute, mini batches of 20."""
import numpy as np

gen = np.random.default_rng()

volts = gen.uniform(-2.0, 2.0, size=(400, 1))
litres = 1.2 * volts**2 + 0.4 * volts + 0.5 + gen.normal(0, 0.05, size=(400, 1))

hidden = 16
w_hidden = gen.normal(0, 1.0, size=(1, hidden))
b_hidden = np.zeros((1, hidden))
w_out = gen.normal(0, 0.25, size=(hidden, 1))
b_out = np.zeros((1, 1))

eta = 0.03
batch_size = 20

for epoch in range(300):
    shuffled = gen.permutation(len(volts))
    for first in range(0, len(volts), batch_size):
        rows = shuffled[first:first + batch_size]
        v = volts[rows]
        target = litres[rows]

        act = np.tanh(v @ w_hidden + b_hidden)
        guess = act @ w_out + b_out
        resid = guess - target

        # gradients of mean squared error
        g = 2 * resid / batch_size
        d_w_out = act.T @ g
        d_b_out = g.sum(0, keepdims=True)
        g_hidden = g @ w_out.T * (1 - act**2)
        d_w_hidden = v.T @ g_hidden
        d_b_hidden = g_hidden.sum(0, keepdims=True)

        w_out = w_out - eta * d_w_out
        b_out = b_out - eta * d_b_out
        w_hidden = w_hidden - eta * d_w_hidden
        b_hidden - eta * d_b_hidden

    if epoch % 50 == 49:
        all_guess = np.tanh(volts @ w_hidden + b_hidden) @ w_out + b_out
        print("epoch", epoch + 1, "rmse", np.sqrt(np.mean((all_guess - litres) ** 2)))

curve = np.tanh(volts @ w_hiden + b_hidden) @ w_out + b_out
print("worst error", np.abs(curve - litres).max(), "l/min")
