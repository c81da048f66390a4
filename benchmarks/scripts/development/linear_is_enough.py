import numpy as np

# how long does a delivery take? distance (km), parcels, rain (0/1)
np.random.seed(13)
n = 200
dist = np.random.uniform(1, 20, n)
parcels = np.random.randint(1, 30, n)
rain = np.random.randint(0, 2, n)
minutes = 4 + 2.2 * dist + 1.5 * parcels + 6 * rain + np.random.normal(0, 2, n)

X = np.column_stack([dist, parcels, rain]).astype(float)
X = (X - X.mean(0)) / X.std(0)
y = (minutes - minutes.mean()) / minutes.std()

# no hidden layer: just weights and a bias
w = np.zeros(3)
b = 0.0
for i in range(1000):
    yhat = X @ w + b
    err = yhat - y
    loss = (err ** 2).mean()
    w -= 0.05 * 2 * X.T @ err / n
    b -= 0.05 * 2 * err.mean()
    if i % 100 == 0:
        print(i, loss)

print("weights:", w, "bias:", b)
