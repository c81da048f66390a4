# 用神经网络拟合一个简单的曲面 z = sin(2x) * y
# 问题：损失降到一半左右就不再下降了
import numpy as np


class Network:
    def __init__(self, n_hidden):
        # 初始化权重
        self.W1 = np.ones((2, n_hidden)) * 0.5
        self.b1 = np.zeros(n_hidden)
        self.W2 = np.ones((n_hidden, 1)) / n_hidden
        self.b2 = np.zeros(1)

    def forward(self, X):
        self.X = X
        self.A = np.tanh(X.dot(self.W1) + self.b1)
        return self.A.dot(self.W2) + self.b2

    def backward(self, out, Z):
        n = Z.shape[0]
        d = 2.0 * (out - Z) / n
        self.dW2 = self.A.T.dot(d)
        self.db2 = d.sum(axis=0)
        dA = d.dot(self.W2.T) * (1.0 - self.A ** 2)
        self.dW1 = self.X.T.dot(dA)
        self.db1 = dA.sum(axis=0)

    def step(self, lr):
        # 梯度下降
        self.W1 -= lr * self.dW1
        self.b1 -= lr * self.db1
        self.W2 -= lr * self.dW2
        self.b2 -= lr * self.db2


np.random.seed(0)
X = np.random.uniform(-1.5, 1.5, (300, 2))
Z = np.sin(2 * X[:, :1]) * X[:, 1:]

net = Network(24)
for epoch in range(6000):
    out = net.forward(X)
    net.backward(out, Z)
    net.step(0.1)
    if epoch % 1000 == 0:
        print("第", epoch, "轮，损失：", np.mean((out - Z) ** 2))

print("最终损失", np.mean((net.forward(X) - Z) ** 2))
