import numpy as np

# Mill pond: hours since rain, gate opening -> water level. Online training, row by row.
np.random.seed(1848)

hours = np.random.uniform(0, 48, 200)
gate = np.random.uniform(0, 1, 200)
level = 1.0 + 0.9 * np.exp(-((hours - 14) / 9) ** 2) - 0.6 * gate ** 1.5

X = np.column_stack([(hours - 24) / 14, (gate - 0.5) / 0.29])
Y = (level - level.mean()) / level.std()

n_h = 14
V = np.random.randn(n_h, 2)
c = np.random.randn(n_h) * 0.5
w = np.random.randn(n_h) * 0.2
d = 0.0
eta = 0.03

for epoch in range(150):
    # activations and answers of the whole set, faster than doing it row by row
    Z = np.tanh(X @ V.T + c)
    answers = Z @ w + d
    for i in np.random.permutation(len(X)):
        x, z = X[i], Z[i]
        err = answers[i] - Y[i]
        back = err * w * (1 - z ** 2)
        w = w - eta * err * z
        d = d - eta * err
        V = V - eta * np.outer(back, x)
        c = c - eta * back
    if epoch % 15 == 0:
        print("epoch", epoch, "mse", np.mean((answers - Y) ** 2))

result = np.array([w @ np.tanh(V @ row + c) + d for row in X])
print("end, mse", np.mean((result - Y) ** 2))
