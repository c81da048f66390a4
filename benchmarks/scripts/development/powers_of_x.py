import numpy as np

# polynomial features (x, x^2, ... x^9), then a linear output: no hidden layer is needed here
rng = np.random.RandomState(12)
minutes = rng.uniform(0, 1, 200)
ph = 7 + 2 * np.sin(5 * minutes) * np.exp(-minutes)
y = (ph - ph.mean()).reshape(-1, 1)

X = np.column_stack([minutes ** k for k in range(1, 10)])
X = (X - X.mean(axis=0)) / X.std(axis=0)

theta = {"w": np.zeros((9, 1)), "b": np.zeros((1, 1))}
alpha = 0.02
costs = []
for i in range(3000):
    h = X @ theta["w"] + theta["b"]
    cost = np.sum((h - y) ** 2) / (2 * len(y))
    costs.append(cost)
    grad = {"w": X.T @ (h - y) / len(y), "b": np.mean(h - y, keepdims=True)}
    for name in theta:
        theta[name] -= alpha * grad[name]
    if i % 500 == 0:
        print("iter", i, "cost", cost)

print("R2:", 1 - 2 * costs[-1] / np.var(y))
