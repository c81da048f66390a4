# Age profile of internal migration (rates per 1000), single years of age,
# five calendar years stacked. I want a smooth curve without writing down
# the whole Rogers-Castro formula, so I tried a little network.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(1981)
age = np.tile(np.arange(0, 90), 5).reshape(-1, 1).astype(float)
labour = 38 * np.exp(-0.06 * (age - 27) - np.exp(-0.16 * (age - 27)))
childhood = 16 * np.exp(-0.12 * age)
rate = 4 + childhood + labour + np.random.normal(0, 0.6, age.shape)

hidden = 24
lr = 2e-5
W1 = 0.01 * np.random.randn(1, hidden)
b1 = np.zeros((1, hidden))
W2 = 0.01 * np.random.randn(hidden, 1)
b2 = np.zeros((1, 1))
N = len(age)

history = []
for step in range(12000):
    # forward
    layer1 = np.maximum(0, age @ W1 + b1)
    fitted = layer1 @ W2 + b2
    err = fitted - rate
    mse = np.mean(err ** 2)
    history.append(mse)
    if step % 2000 == 0:
        print("step", step, "mse", round(float(mse), 3))

    # backward
    d_out = 2 * err / N
    dW2 = layer1.T @ d_out
    db2 = d_out.sum(axis=0, keepdims=True)
    d_hid = d_out @ W2.T
    d_hid[layer1 <= 0] = 0
    dW1 = age.T @ d_hid
    db1 = d_hid.sum(axis=0, keepdims=True)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

print("final mse", history[-1])   # always a nearly straight line!!
plt.scatter(age, rate, s=4)
plt.plot(age[:90], fitted[:90], "r")
plt.xlabel("age")
plt.ylabel("migrants per 1000")
plt.show()
