# Keras tutorial "Basic regression" rewritten with numpy, batch size 25
# layer1 = Dense(16), layer2 = Dense(1)
# the fitted curve is a straight line ... same with 32 and 64 units
import numpy as np

np.random.seed(77)

x_all = np.random.uniform(-3, 3, (500, 1))
y_all = x_all ** 2 / 3 + 0.2 * np.cos(2 * x_all) + np.random.normal(0, 0.05, (500, 1))
y_all = y_all - y_all.mean()

units = 16
batch = 25
kernel1 = np.random.randn(1, units) * 1.0
bias1 = np.random.randn(units)
kernel2 = np.random.randn(units, 1) * 0.1
bias2 = np.zeros(1)


def layer1(x):
    return x @ kernel1 + bias1


def layer2(z):
    return z @ kernel2 + bias2


lr = 0.01
for epoch in range(400):
    idx = np.random.permutation(len(x_all))
    for s in range(0, len(x_all), batch):
        j = idx[s:s + batch]
        x, t = x_all[j], y_all[j]
        z1 = layer1(x)
        y = layer2(z1)
        dy = 2 * (y - t) / len(x)
        dk2, dc2 = z1.T @ dy, dy.sum(axis=0)
        dz1 = dy @ kernel2.T
        dk1, dc1 = x.T @ dz1, dz1.sum(axis=0)
        kernel1 -= lr * dk1
        bias1 -= lr * dc1
        kernel2 -= lr * dk2
        bias2 -= lr * dc2
    if (epoch + 1) % 50 == 0:
        mse = np.mean((layer2(layer1(x_all)) - y_all) ** 2)
        print("Epoch {}/400 - mse: {:.4f}".format(epoch + 1, mse))

y_hat = layer2(layer1(x_all))
