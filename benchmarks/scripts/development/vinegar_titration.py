import numpy as np

"""pH of vinegar while NaOH is added.
The curve has a steep jump at the equivalence point (about 12.5 ml)."""

rng = np.random.RandomState(3)

ml = np.linspace(0, 25, 140).reshape(-1, 1)
pH = 7.4 + 3.1 * np.tanh((ml - 12.5) / 2.0) + 0.06 * (ml - 12.5)
pH = pH + rng.normal(0, 0.05, pH.shape)

X = (ml - ml.mean()) / ml.std()
mu, sd = pH.mean(), pH.std()
T = (pH - mu) / sd

H = 10
W_in = rng.normal(0, 1.0, (1, H))
b_in = rng.normal(0, 0.5, (1, H))
W_out = rng.normal(0, 0.3, (H, 1))
b_out = np.zeros((1, 1))

alpha = 0.1
N = len(X)

for step in range(6000):
    act = np.tanh(X @ W_in + b_in)
    net_out = act @ W_out + b_out

    delta_out = 2 * (net_out - T) / N
    grad_W_out = act.T @ delta_out
    grad_b_out = delta_out.sum(axis=0, keepdims=True)

    delta_hidden = (delta_out @ W_out.T) * (1 - act ** 2)
    grad_W_in = X.T @ delta_hiden
    grad_b_in = delta_hiden.sum(axis=0, keepdims=True)

    W_out -= alpha * grad_W_out
    b_out -= alpha * grad_b_out
    W_in -= alpha * grad_W_in
    b_in -= alpha * grad_b_in

    if step % 500 == 0:
        print("step %5d  mse %.5f" % (step, np.mean((net_out - T) ** 2)))

fitted_pH = net_out * sd + mu
print("largest error in pH:", np.abs(fitted_pH - pH).max())
