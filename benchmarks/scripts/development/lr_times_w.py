import numpy as np


class Net:
    def __init__(self, hidden, eta):
        np.random.seed(30)
        self.eta = eta
        self.W_in = np.random.randn(2, hidden)
        self.b_in = np.random.randn(hidden)
        self.W_out = np.random.randn(hidden, 1) * 0.1
        self.b_out = np.zeros(1)

    def forward_pass(self, X):
        self.act = 1 / (1 + np.exp(-(X @ self.W_in + self.b_in)))
        return self.act @ self.W_out + self.b_out

    def backpropagation(self, X, y, y_pred):
        n = len(X)
        out_grad = (y_pred - y) / n
        self.grad_W_out = self.act.T @ out_grad
        self.grad_b_out = out_grad.sum(axis=0)
        partials = (out_grad @ self.W_out.T) * self.act * (1 - self.act)
        self.grad_W_in = X.T @ partials
        self.grad_b_in = partials.sum(axis=0)

    def weight_update(self):
        self.W_out = self.W_out - self.eta * self.grad_W_out
        self.b_out = self.b_out - self.eta * self.grad_b_out
        self.W_in = self.W_in - self.eta * self.W_in
        self.b_in = self.b_in - self.eta * self.b_in

    def train_model(self, X, y, runs):
        self.losses = []
        for _ in range(runs):
            y_pred = self.forward_pass(X)
            self.losses.append(0.5 * np.mean((y_pred - y) ** 2))
            self.backpropagation(X, y, y_pred)
            self.weight_update()


X = np.random.default_rng(1).uniform(-2, 2, (300, 2))
y = X[:, [0]] ** 2 - X[:, [1]]
net = Net(20, 0.3)
net.train_model(X, y, 5000)
print(net.losses[::500])
