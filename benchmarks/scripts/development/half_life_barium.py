import numpy as np
import matplotlib.pyplot as plt

# Ba-137m decay, counts per 10 s. Fit the curve with a small network
np.random.seed(137)
t = np.arange(0, 900, 10.0)
counts = np.random.poisson(2400 * np.exp(-t * np.log(2) / 153) + 60)

x = (t / 450 - 1)[:, np.newaxis]
y = np.log(counts)[:, np.newaxis]
y_mean = y.mean()

nh = 8
W1 = np.random.randn(1, nh)
b1 = np.random.randn(nh)
W2 = np.random.randn(nh, 1) * 0.3
b2 = np.zeros(1) + y_mean

lr = 0.05
losses = []
for it in range(5000):
    h = np.tanh(np.dot(x, W1) + b1)
    f = np.dot(h, W2) + b2
    r = f - y
    losses.append(np.mean(r ** 2))

    df = 2 * r / len(x)
    dW2 = np.dot(h.T, df)
    db2 = np.sum(df, axis=0)
    dh = np.dot(df, W2.T) * (1 - h * h)
    dW1 = np.dot(x.T, dh)
    db1 = np.sum(dh, axis=0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

plt.semilogy(losses)
plt.figure()
plt.plot(t, counts, '.')
plt.plot(t, np.exp(f), '-')
plt.xlabel('t (s)')
plt.ylabel('counts / 10 s')
plt.show()
print('final loss', losses[-1])
