# GC skew / k-mer entropy -> sequencing coverage bias.  numpy mini-batch SGD,
# bachelor practical. sigmoid hidden layer as in the slides
import numpy as np

rng = np.random.RandomState(77)
n_windows = 500
gc = rng.uniform(-1, 1, (n_windows, 1))
entropy = rng.uniform(-1, 1, (n_windows, 1))
bias_true = 1.2 * np.sin(2.5 * gc) + 0.8 * gc * entropy + 0.5 * entropy
coverage = bias_true + rng.normal(0, 0.08, (n_windows, 1))
data = np.hstack((gc, entropy))

# random weights between -60 and 60
w_hidden = rng.uniform(-60, 60, (2, 8))
b_hidden = rng.uniform(-60, 60, (1, 8))
w_out = rng.uniform(-1, 1, (8, 1))
b_out = np.zeros((1, 1))


def sigmoid(t):
    return 1 / (1 + np.exp(-np.clip(t, -60, 60)))


batch_size = 25
alpha = 0.3
n_epochs = 400
for epoch in range(n_epochs):
    order = rng.permutation(n_windows)
    epoch_error = []
    for start in range(0, n_windows, batch_size):
        idx = order[start:start + batch_size]
        xb, tb = data[idx], coverage[idx]
        hidden = sigmoid(xb @ w_hidden + b_hidden)
        out = hidden @ w_out + b_out
        residual = out - tb
        epoch_error.append(np.mean(residual ** 2))
        # gradients
        delta_out = residual / batch_size
        delta_hidden = delta_out @ w_out.T * hidden * (1 - hidden)
        w_out -= alpha * hidden.T @ delta_out
        b_out -= alpha * delta_out.sum(axis=0, keepdims=True)
        w_hidden -= alpha * xb.T @ delta_hidden
        b_hidden -= alpha * delta_hidden.sum(axis=0, keepdims=True)
    if epoch % 40 == 0:
        print(epoch, np.mean(epoch_error))

final_hidden = sigmoid(data @ w_hidden + b_hiden)
model_coverage = final_hidden @ w_out + b_out
print("R2 = %.3f" % (1 - np.var(model_coverage - coverage) / np.var(coverage)))
