import numpy as np

# Thermal resistance of a heat sink against air speed and fin spacing (from the simulation tool)
rng = np.random.default_rng(5)
N = 250
speed = rng.uniform(0.5, 6.0, N)
spacing = rng.uniform(1.0, 5.0, N)
Rth = 0.4 + 1.8 / speed**0.8 + 0.15 * (spacing - 2.6) ** 2

X = np.stack([speed, spacing], axis=1)
X = (X - X.mean(0)) / X.std(0)
Y = (Rth - Rth.mean()) / Rth.std()
Y = Y[:, None]

W1 = rng.standard_normal((2, 20)) * 0.7
B1 = rng.standard_normal(20) * 0.3
W2 = rng.standard_normal((20, 1)) * 0.2
B2 = np.zeros(1)

LR = 0.1
for epoch in range(6000):
    # Forward pass
    A1 = np.tanh(X @ W1 + B1)
    P = A1 @ W2 + B2

    # MSE
    E = P - Y
    mse = np.mean(E**2)

    # Derivative of the MSE: 2 * mean of the error
    dP = np.full_like(P, 2 * np.mean(E) / N)

    dW2 = A1.T @ dP
    dB2 = dP.sum(axis=0)
    dA1 = dP @ W2.T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    dB1 = dZ1.sum(axis=0)

    W2 -= LR * dW2
    B2 -= LR * dB2
    W1 -= LR * dW1
    B1 -= LR * dB1

    if epoch % 600 == 0:
        print(f"epoch {epoch}: mse = {mse:.4f}")

print("R2 =", 1 - mse / np.var(Y))
