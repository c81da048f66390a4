import numpy as np

# approximating f(x) = x*exp(-x) with 20 neurons

x = np.linspace(0, 5, 101)
f = x * np.exp(-x)
X = ((x - x.mean()) / x.std())[:, np.newaxis]
y = ((f - f.mean()) / f.std())[:, np.newaxis]

n = 20
# start from a clean state
W1, b1 = np.zeros((1, n)) + 0.1, np.zeros(n)
W2, b2 = np.zeros((n, 1)) + 0.1, np.zeros(1)

eta = 0.1
for it in range(6000):
    H = np.tanh(X @ W1 + b1)
    yp = H @ W2 + b2
    e = yp - y

    gW2 = H.T @ e / len(X)
    gb2 = e.mean(axis=0)
    D = (e @ W2.T) * (1 - H**2)
    gW1 = X.T @ D / len(X)
    gb1 = D.mean(axis=0)

    W1 -= eta * gW1; b1 -= eta * gb1
    W2 -= eta * gW2; b2 -= eta * gb2

    if it % 1000 == 0:
        print(it, 0.5 * np.mean(e**2))

print('max error', np.abs(e).max())
