import numpy as np
import matplotlib.pyplot as plt

# approximates the dose response (Hill curve) from noisy plates, minibatches of 20
rng = np.random.RandomState(6)
log_dose = rng.uniform(-3, 3, (200, 1))
response = 1 / (1 + np.exp(-2.5 * log_dose)) + 0.4 * np.exp(-(log_dose - 1) ** 2)
response += 0.03 * rng.randn(200, 1)


class Net:
    pass


net = Net()
net.w1, net.b1 = rng.randn(1, 16) * 1.5, rng.randn(16) * 2
net.w2, net.b2 = rng.randn(16, 1) * 0.2, np.zeros(1)

lr = 0.05
decay = 0.8
B = 20
history = []
for epoch in range(400):
    idx = rng.permutation(200)
    for k in range(0, 200, B):
        x, t = log_dose[idx[k:k + B]], response[idx[k:k + B]]
        hid = np.tanh(x @ net.w1 + net.b1)
        pred = hid @ net.w2 + net.b2
        delta = (pred - t) / B
        dhid = delta @ net.w2.T * (1 - hid ** 2)
        net.w2 -= lr * hid.T @ delta
        net.b2 -= lr * delta.sum(0)
        net.w1 -= lr * x.T @ dhid
        net.b1 -= lr * dhid.sum(0)
        lr = lr * decay
    model = np.tanh(log_dose @ net.w1 + net.b1) @ net.w2 + net.b2
    history.append(np.mean((model - response) ** 2))
    if epoch % 50 == 0:
        print(epoch, history[-1], "lr", lr)

plt.plot(history)
plt.xlabel("epoch")
plt.ylabel("mse")
plt.show()
