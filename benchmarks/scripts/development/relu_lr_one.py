# learning the yield of a field trial, why is every prediction the same number?
import numpy as np

gen = np.random.RandomState(19)
rows, cols = 300, 4
nutrients = gen.normal(0, 1, (rows, cols))
crop = 3 + nutrients[:, 0] - 0.7 * nutrients[:, 1] ** 2 + 0.5 * np.abs(nutrients[:, 2]) + gen.normal(0, 0.1, rows)
crop = crop.reshape(rows, 1)

units = 40
w_in = gen.normal(0, np.sqrt(2 / cols), (cols, units))
b_in = np.zeros((1, units))
w_out = gen.normal(0, np.sqrt(2 / units), (units, 1))
b_out = np.zeros((1, 1))

batch_size = 20
lr = 1.0
n_epochs = 100

for epoch in range(n_epochs):
    shuffled = gen.permutation(rows)
    for first in range(0, rows, batch_size):
        chosen = shuffled[first:first + batch_size]
        xb, yb = nutrients[chosen], crop[chosen]

        layer = np.maximum(xb @ w_in + b_in, 0)
        guess = layer @ w_out + b_out

        d_guess = 2 * (guess - yb) / batch_size
        d_layer = d_guess @ w_out.T
        d_layer[layer == 0] = 0

        w_out -= lr * layer.T @ d_guess
        b_out -= lr * d_guess.sum(axis=0, keepdims=True)
        w_in -= lr * xb.T @ d_layer
        b_in -= lr * d_layer.sum(axis=0, keepdims=True)
    if epoch % 10 == 0:
        everything = np.maximum(nutrients @ w_in + b_in, 0) @ w_out + b_out
        print("epoch", epoch, "mse", np.mean((everything - crop) ** 2))

everything = np.maximum(nutrients @ w_in + b_in, 0) @ w_out + b_out
print(everything[:10].ravel())
