import numpy as np

# Fuel consumption of city buses (litres / 100 km) from average speed and number of passengers.
np.random.seed(21)
speed = np.random.uniform(8, 45, 350)
people = np.random.uniform(0, 90, 350)
litres = 24 + 220 / speed + 0.11 * people + np.random.normal(0, 0.7, 350)

X = np.column_stack([(speed - 25) / 11, (people - 45) / 26])
y = litres.reshape(-1, 1)


class Net:
    def __init__(self, sizes):
        self.W1 = np.random.randn(sizes[0], sizes[1])
        self.b1 = np.zeros((1, sizes[1]))
        self.W2 = np.random.randn(sizes[1], sizes[2]) * 0.2
        self.b2 = np.zeros((1, sizes[2]))

    @staticmethod
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def forward(self, X):
        self.a1 = self.sigmoid(X.dot(self.W1) + self.b1)
        self.a2 = self.sigmoid(self.a1.dot(self.W2) + self.b2)
        return self.a2

    def cost(self, X, y):
        out = np.clip(self.forward(X), 1e-9, 1 - 1e-9)
        return -np.mean(y * np.log(out) + (1 - y) * np.log(1 - out))

    def backward(self, X, y, lr):
        delta2 = (self.a2 - y) / len(X)
        delta1 = delta2.dot(self.W2.T) * self.a1 * (1 - self.a1)
        self.W2 -= lr * self.a1.T.dot(delta2)
        self.b2 -= lr * delta2.sum(axis=0, keepdims=True)
        self.W1 -= lr * X.T.dot(delta1)
        self.b1 -= lr * delta1.sum(axis=0, keepdims=True)


net = Net([2, 12, 1])
for epoch in range(6000):
    net.forward(X)
    net.backward(X, y, 0.05)
    if epoch % 1000 == 0:
        print(epoch, "cost", net.cost(X, y))      # goes negative ?!

pred = net.forward(X)
print("predicted", pred[:5].ravel())
print("measured ", y[:5].ravel())
