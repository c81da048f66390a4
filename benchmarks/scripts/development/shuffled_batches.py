import numpy as np

np.random.seed(21)

# 3 inputs, smooth target
data = np.random.uniform(-1, 1, (360, 3))
target = (np.cos(2 * data[:, 0]) + data[:, 1] * data[:, 2])[:, None]

def shuffle(a, b):
    np.random.shuffle(a)
    np.random.shuffle(b)
    return a, b

class Net:
    pass

net = Net()
net.W1 = np.random.randn(3, 24) * 0.8
net.b1 = np.random.randn(24) * 0.5
net.W2 = np.random.randn(24, 1) * 0.2
net.b2 = np.zeros(1)

data, target = shuffle(data, target)

batch = 40
lr = 0.05
for epoch in range(400):
    total = 0
    for k in range(0, len(data), batch):
        xb = data[k:k + batch]
        tb = target[k:k + batch]
        a1 = np.tanh(xb @ net.W1 + net.b1)
        o = a1 @ net.W2 + net.b2
        d = 2 * (o - tb) / batch
        total += np.sum((o - tb) ** 2)
        gW2 = a1.T @ d
        gb2 = d.sum(0)
        da = d @ net.W2.T * (1 - a1 ** 2)
        gW1 = xb.T @ da
        gb1 = da.sum(0)
        net.W1 -= lr * gW1
        net.b1 -= lr * gb1
        net.W2 -= lr * gW2
        net.b2 -= lr * gb2
    if epoch % 50 == 0:
        print(epoch, total / len(data))
out = np.tanh(data @ net.W1 + net.b1) @ net.W2 + net.b2
