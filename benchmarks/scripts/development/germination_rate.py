# Share of seeds that germinate, by temperature and moisture. A share lies between 0 and 1 => sigmoid output
import numpy as np

np.random.seed(64)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def dsigmoid_from_output(s):
    return s * (1 - s)


temps = np.random.uniform(5, 40, 160)
moist = np.random.uniform(10, 60, 160)
share = 0.9 * np.exp(-((temps - 24) / 9) ** 2) * sigmoid((moist - 25) / 5) + 0.03
share = np.clip(share + np.random.normal(0, 0.02, 160), 0, 1)

samples = [([(t - 22.5) / 10, (m - 35) / 14], s) for t, m, s in zip(temps, moist, share)]

W = np.random.randn(10, 2) * 1.5
B = np.random.randn(10)
V = np.random.randn(10) * 0.5
C = -1.0

lr = 1.0          # the slope of two sigmoids makes everything small
for epoch in range(400):
    np.random.shuffle(order := np.arange(len(samples)))
    err2 = 0.0
    for i in order:
        x, s = samples[i]
        x = np.array(x)
        h = sigmoid(W @ x + B)
        out = sigmoid(V @ h + C)
        err = out - s
        err2 += err * err
        d_out = err * dsigmoid_from_output(out)
        d_hid = d_out * V * dsigmoid_from_output(h)
        V = V - lr * d_out * h
        C = C - lr * d_out
        W = W - lr * np.outer(d_hid, x)
        B = B - lr * d_hid
    if epoch % 50 == 0:
        print("epoch %d rms %.4f" % (epoch, (err2 / len(samples)) ** 0.5))

model = np.array([sigmoid(V @ sigmoid(W @ np.array(x) + B) + C) for x, _ in samples])
print("rms error of the share:", np.sqrt(np.mean((model - share) ** 2)))
