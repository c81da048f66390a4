import numpy as np

np.random.seed(2)


class Layer:
    pass


class Network:
    def __init__(self, n_inputs, n_hidden, n_outputs):
        self.hidden = Layer()
        self.hidden.w = np.random.normal(0, 1.5, (n_inputs, n_hidden))
        self.hidden.b = np.random.normal(0, 1.0, n_hidden)
        self.out = Layer()
        self.out.w = np.random.normal(0, 0.4, (n_hidden, n_outputs))
        self.out.b = np.zeros(n_outputs)

    def forward(self, x):
        self.hidden.a = 1 / (1 + np.exp(-(x @ self.hidden.w + self.hidden.b)))
        return self.hidden.a @ self.out.w + self.out.b

    def gradient_step(self, x, y, lr):
        pred = self.forward(x)
        d_out = 2 * (pred - y) / len(x)
        d_hid = (d_out @ self.out.w.T) * self.hidden.a * (1 - self.hidden.a)
        self.out.w -= lr * self.hidden.a.T @ d_out
        self.out.b -= lr * d_out.sum(axis=0)
        self.hidden.w -= lr * x.T @ d_hid
        self.hidden.b -= lr * d_hid.sum(axis=0)
        return ((pred - y) ** 2).mean()

    def train(self, x, y, lr=0.3, epochs=6000):
        errors = []
        for epoch in range(epochs):
            error = self.gradient_step(x, y, lr)
            errors.append(error)
            if epoch % 1000 == 0:
                print("epoch {} error {:.5f}".format(epoch, error))
            return errors


# height of a tapered candle (cm) after some minutes
minutes = np.linspace(0, 300, 101)[:, None]
height = 24 * (1 - minutes / 330) ** 0.6 + np.random.normal(0, 0.15, minutes.shape)

x = (minutes - 150) / 87
y = (height - height.mean()) / height.std()

net = Network(1, 10, 1)
errors = net.train(x, y)
print("trained, error:", errors[-1])
burned = net.forward(x)
print("max deviation (cm):", np.abs(burned - y).max() * height.std())
