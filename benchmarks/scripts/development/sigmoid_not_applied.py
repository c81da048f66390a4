import numpy as np

np.random.seed(0)

def sigmoid(x, derivative=False):
    if derivative:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))

# concentration after mixing -> pH  (titration curve!)
x = np.linspace(-3, 3, 121)[:, np.newaxis]
ph = 2 + 9 / (1 + np.exp(-4 * x)) + 0.3 * x
y = (ph - 6.5) / 4.5

syn0 = np.random.normal(0, 1, (1, 12))
bias0 = np.random.normal(0, 1, (1, 12))
syn1 = np.random.normal(0, 0.3, (12, 1))
bias1 = np.zeros((1, 1))

for j in range(20000):
    l0 = x
    l1 = np.dot(l0, syn0) + bias0
    l2 = np.dot(l1, syn1) + bias1

    l2_error = y - l2
    if j % 2000 == 0:
        print("Error:" + str(np.mean(np.abs(l2_error))))

    l1_error = l2_error.dot(syn1.T)
    l1_delta = l1_error * sigmoid(l1, derivative=True)

    syn1 += 0.05 * l1.T.dot(l2_error) / len(x)
    bias1 += 0.05 * l2_error.mean(axis=0)
    syn0 += 0.05 * l0.T.dot(l1_delta) / len(x)
    bias0 += 0.05 * l1_delta.mean(axis=0)

print("Output after training:", l2[::20].ravel())
