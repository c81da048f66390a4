# 带动量的多层网络，拟合二维函数
import numpy as np


class FullyConnected:
    def __init__(self, fan_in, fan_out, relu=True):
        # He 初始化
        self.w = np.random.randn(fan_in, fan_out) * np.sqrt(2.0 / fan_in)
        self.b = np.zeros((1, fan_out))
        self.relu = relu
        self.vw = np.zeros_like(self.w)
        self.vb = np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        self.z = x @ self.w + self.b
        return np.maximum(self.z, 0) if self.relu else self.z

    def backward(self, dy):
        if self.relu:
            dy = dy * (self.z > 0)
        self.dw = self.x.T @ dy
        self.db = dy.sum(axis=0, keepdims=True)
        return dy @ self.w.T

    def update(self, lr, momentum):
        self.vw = momentum * self.vw - lr * self.dw
        self.vb = momentum * self.vb - lr * self.db
        self.w += self.vw
        self.b += self.vb


np.random.seed(88)
X = np.random.uniform(-1, 1, (400, 2))
Y = np.sin(np.pi * X[:, :1]) * np.cos(np.pi * X[:, 1:] / 2) + X[:, 1:] ** 2

net = [FullyConnected(2, 32), FullyConnected(32, 32), FullyConnected(32, 1, relu=False)]
for epoch in range(1500):
    out = X
    for layer in net:
        out = layer.forward(out)
    loss = ((out - Y) ** 2).mean()
    grad = 2 * (out - Y) / len(X)
    for layer in reversed(net):
        grad = layer.backward(grad)
    for layer in net:
        layer.update(lr=0.02, momentum=0.9)
    if epoch % 150 == 0:
        print("epoch", epoch, "loss", loss)
print("完成，最终损失", loss)
