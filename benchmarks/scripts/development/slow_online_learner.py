import random

import numpy as np

random.seed(6)
np.random.seed(6)


class OnlineNet:
    def __init__(self, hidden, learning_rate):
        self.lr = learning_rate
        self.w1 = np.random.normal(0, 2, hidden)
        self.b1 = np.random.normal(0, 1, hidden)
        self.w2 = np.random.normal(0, 0.3, hidden)
        self.b2 = 0.0

    def predict_one(self, x):
        self.h = np.tanh(self.w1 * x + self.b1)
        return np.dot(self.w2, self.h) + self.b2

    def learn_one(self, x, y):
        error = self.predict_one(x) - y
        gradient_hidden = error * self.w2 * (1 - self.h ** 2)
        self.w2 -= self.lr * error * self.h
        self.b2 -= self.lr * error
        self.w1 -= self.lr * gradient_hidden * x
        self.b1 -= self.lr * gradient_hidden
        return error ** 2


# dose-response curve with a dip (hormesis); dose on a log scale, centred
dose = np.linspace(-1.5, 1.5, 120)
response = 1 / (1 + np.exp(3 * dose)) + 0.4 * np.exp(-8 * (dose + 0.3) ** 2)
response = (response - response.mean()) / response.std()

net = OnlineNet(hidden=12, learning_rate=0.0001)
order = list(range(len(dose)))
for epoch in range(50):
    random.shuffle(order)
    mse = np.mean([net.learn_one(dose[i], response[i]) for i in order])
    if epoch % 5 == 0:
        print("Epoch:", epoch, "MSE:", round(float(mse), 5))

curve = np.array([net.predict_one(d) for d in dose])
print("Biggest deviation:", np.max(np.abs(curve - response)))
