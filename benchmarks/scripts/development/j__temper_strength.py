# Strength of a tempered low-alloy steel from carbon content and tempering temperature.
# 400 coupons, one hidden layer of tanh units, plain gradient descent with momentum.
import numpy as np

rng = np.random.default_rng(3)

n = 400
carbon = rng.uniform(0.10, 0.60, n)          # weight %
temper = rng.uniform(200.0, 650.0, n)        # deg C
strength = 420 + 1900 * carbon * np.exp(-(temper - 200) / 350) + rng.normal(0, 20, n)   # MPa

inputs = np.column_stack([carbon, temper])
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
mpa_mean, mpa_std = strength.mean(), strength.std()
target = ((strength - mpa_mean) / mpa_std).reshape(-1, 1)

hidden = 12
W1 = rng.normal(0, 0.8, (2, hidden))
b1 = rng.normal(0, 0.5, (1, hidden))
W2 = rng.normal(0, 0.3, (hidden, 1))
b2 = np.zeros((1, 1))

vW1, vb1, vW2, vb2 = (np.zeros_like(a) for a in (W1, b1, W2, b2))
rate, momentum = 0.05, 0.9

for epoch in range(4000):
    # forward
    h = np.tanh(inputs @ W1 + b1)
    out = h @ W2 + b2
    err = out - target
    mse = np.mean(err ** 2)

    # backward
    d_out = 2 * err / n
    dW2 = h.T @ d_out
    db2 = d_out.sum(axis=0, keepdims=True)
    d_h = (d_out @ W2.T) * (1 - h ** 2)
    dW1 = inputs.T @ d_h
    db1 = d_h.sum(axis=0, keepdims=True)

    # momentum
    vW1 = momentum * vW1 - rate * dW1
    vb1 = momentum * vb1 - rate * db1
    vW2 = momentum * vW2 - rate * dW2
    vb2 = momentum * vb2 - rate * db2
    W1 += vW1
    b1 += vb1
    W2 += vW2
    b2 += vb2

    if epoch % 500 == 0:
        print(f"{epoch:5d}  mse {mse:.5f}")

predicted = (np.tanh(inputs @ W1 + b1) @ W2 + b2).ravel() * mpa_std + mpa_mean
print("rms error in MPa:", np.sqrt(np.mean((predicted - strength) ** 2)))
