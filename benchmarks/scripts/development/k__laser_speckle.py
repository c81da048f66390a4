"""Contrast of a speckle pattern against roughness. Small network in numpy, one hidden layer."""
import numpy as np

rng = np.random.default_rng(4)

roughness = rng.uniform(0.05, 0.6, size=240)
contrast = 1 - np.exp(-(roughness / 0.2) ** 2) + 0.15 * np.cos(9 * roughness)
contrast += rng.normal(scale=0.02, size=240)

x = ((roughness - roughness.mean()) / roughness.std()).reshape(-1, 1)
y = ((contrast - contrast.mean()) / contrast.std()).reshape(-1, 1)
m = len(x)

n_units = 18
w_hidden = rng.normal(size=(1, n_units)) * 1.5
b_hidden = rng.normal(size=n_units)
w_out = rng.normal(size=(n_units, 1)) / np.sqrt(n_units)
b_out = np.zeros(1)
rate = 0.08

for epoch in range(5000):
    act = np.tanh(x @ w_hidden + b_hidden)
    guess = act @ w_out + b_out

    # note: error is (wanted - got), therefore the plus in the updates below
    error = y - guess
    back = (error @ w_out.T) * (1 - act ** 2)

    w_out += rate * act.T @ error / m
    b_out += rate * error.mean(axis=0)
    w_hidden += rate * x.T @ back / m
    b_hidden += rate * back.mean(axis=0)

    if (epoch + 1) % 1000 == 0:
        print(f"{epoch + 1:5d}  half mse {0.5 * np.mean(error ** 2):.5f}")

guess = np.tanh(x @ w_hidden + b_hidden) @ w_out + b_out
back_in_units = guess.ravel() * contrast.std() + contrast.mean()
print("largest deviation:", np.abs(back_in_units - contrast).max())
