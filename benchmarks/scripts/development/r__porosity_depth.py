# Porosity of the sandstone cores against burial depth, well Nordhaug-3.
# The overpressured interval near 2900 m keeps its pores open, so Athy's law alone is not enough.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(21)

# --- cores: depth in metres, helium porosity in percent -------------------
depth = np.sort(np.random.uniform(250.0, 4200.0, 320)).reshape(-1, 1)
athy = 41.0 * np.exp(-depth / 1900.0)
overpressure = 6.5 * np.exp(-(((depth - 2900.0) / 350.0) ** 2))
scatter = np.random.normal(0.0, 0.9, depth.shape)
porosity = athy + overpressure + scatter

x = (depth - depth.mean()) / depth.std()
y = (porosity - porosity.mean()) / porosity.std()

# --- network: 1 - 16 - 1, tanh --------------------------------------------
hidden = 16
W1 = np.random.randn(1, hidden) * 1.5
b1 = np.random.uniform(-2.0, 2.0, (1, hidden))
W2 = np.random.randn(hidden, 1) / np.sqrt(hidden)
b2 = np.zeros((1, 1))
vW1, vb1, vW2, vb2 = 0.0, 0.0, 0.0, 0.0

lr = 0.02
momentum = 0.9
history = []

for epoch in range(6000):
    h = np.tanh(x @ W1 + b1)
    fit = h @ W2 + b2
    err = fit - y
    loss = np.mean(err ** 2)
    history.append(loss)

    d_fit = 2.0 * err / len(x)
    gW2 = h.T @ d_fit
    gb2 = d_fit.sum(axis=0, keepdims=True)
    d_h = (d_fit @ W2.T) * (1.0 - h ** 2)
    gW1 = x.T @ d_h
    gb1 = d_h.sum(axis=0, keepdims=True)

    vW1 = momentum * vW1 - lr * gW1
    vb1 = momentum * vb1 - lr * gb1
    vW2 = momentum * vW2 - lr * gW2
    vb2 = momentum * vb2 - lr * gb2
    W1 = W1 + vW1
    b1 = b1 + vb1
    W2 = W2 + vW2
    b2 = b2 + vb2

    if epoch % 1000 == 0:
        print(f"epoch {epoch:5d}   mse {loss:.4f}")

fitted = (np.tanh(x @ W1 + b1) @ W2 + b2) * porosity.std() + porosity.mean()
print("residual scatter, porosity units:", np.std(porosity - fitted))

plt.plot(porosity, depth, ".", color="grey")
plt.plot(fitted, depth, "k-")
plt.gca().invert_yaxis()
plt.xlabel("porosity (%)")
plt.ylabel("depth (m)")
plt.savefig("porosity.png")
