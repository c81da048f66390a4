import numpy as np


class MLP:
    """One hidden layer. I had sigmoid first, tanh should be better because it is zero-centred."""

    def __init__(self, layers, lr):
        n0, n1, n2 = layers
        self.lr = lr
        self.W1 = np.random.randn(n1, n0) * 0.1
        self.B1 = np.zeros((n1, 1))
        self.W2 = np.random.randn(n2, n1) / np.sqrt(n1)
        self.B2 = np.zeros((n2, 1))

    def activation(self, z):
        return np.tanh(z)

    def activation_prime(self, z):
        s = self.activation(z)
        return s * (1 - s)

    def feed_forward(self, X):
        self.Z1 = self.W1 @ X + self.B1
        self.A1 = self.activation(self.Z1)
        self.Y = self.W2 @ self.A1 + self.B2
        return self.Y

    def back_prop(self, X, T):
        m = X.shape[1]
        dY = (self.Y - T) / m
        dW2 = dY @ self.A1.T
        dB2 = dY.sum(axis=1, keepdims=True)
        dZ1 = (self.W2.T @ dY) * self.activation_prime(self.Z1)
        dW1 = dZ1 @ X.T
        dB1 = dZ1.sum(axis=1, keepdims=True)
        self.W2 -= self.lr * dW2
        self.B2 -= self.lr * dB2
        self.W1 -= self.lr * dW1
        self.B1 -= self.lr * dB1

    def cost(self, T):
        return float(np.mean((self.Y - T) ** 2) / 2)


np.random.seed(6)
# slider position for crank angle, r = 40 mm, rod 110 mm
angle = np.random.uniform(0, 2 * np.pi, 240)
pos = 40 * np.cos(angle) + np.sqrt(110 ** 2 - (40 * np.sin(angle)) ** 2)

X = ((angle - np.pi) / 1.8).reshape(1, -1)
T = ((pos - pos.mean()) / pos.std()).reshape(1, -1)

nn = MLP([1, 15, 1], lr=0.1)
for epoch in range(5000):
    nn.feed_forward(X)
    nn.back_prop(X, T)
    if epoch % 500 == 0:
        print(epoch, nn.cost(T))

Y = nn.feed_forward(X)
