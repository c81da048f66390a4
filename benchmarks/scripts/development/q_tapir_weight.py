import numpy as np

# estimating the weight of a tapir from tape measurements (zoo data, simulated)
np.random.seed(12)

n = 250
length = np.random.uniform(90, 220, n)   # cm
girth = np.random.uniform(60, 160, n)    # cm
weight = length * girth ** 2 / 12000 + np.random.normal(0, 5, n)  # kg

X = np.column_stack((length, girth))
y = weight.reshape(n, 1) / 100.0


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


syn0 = 2 * np.random.random((2, 12)) - 1
bias0 = np.zeros((1, 12))
syn1 = 2 * np.random.random((12, 1)) - 1
bias1 = np.zeros((1, 1))

rate = 0.1

for epoch in range(8000):
    l1 = sigmoid(X.dot(syn0) + bias0)
    l2 = l1.dot(syn1) + bias1

    error = l2 - y
    if epoch % 500 == 0:
        print("Error:", np.mean(np.abs(error)))

    delta2 = error / n
    delta1 = delta2.dot(syn1.T) * l1 * (1 - l1)

    syn1 -= rate * l1.T.dot(delta2)
    bias1 -= rate * delta2.sum(axis=0, keepdims=True)
    syn0 -= rate * X.T.dot(delta1)
    bias0 -= rate * delta1.sum(axis=0, keepdims=True)

print("Predicted / true weight (kg)")
for p, t in zip(l2[:10, 0], y[:10, 0]):
    print(round(100 * p, 1), round(100 * t, 1))
