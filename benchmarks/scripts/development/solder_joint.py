import numpy as np
import matplotlib.pyplot as plt

# fatigue life of a solder joint (log10 cycles) from temperature swing, dwell time and pad size


class MLP(object):
    def __init__(self, layer_sizes):
        n_in, n_hid, n_out = layer_sizes
        self.w_ih = np.random.normal(0.0, n_in ** -0.5, (n_hid, n_in))
        self.b_h = np.zeros((n_hid, 1))
        self.w_ho = np.random.normal(0.0, n_hid ** -0.5, (n_out, n_hid))
        self.b_o = np.zeros((n_out, 1))
        self.errors = []

    @staticmethod
    def activation(z):
        return 1.0 / (1.0 + np.exp(-z))

    def query(self, inputs):
        self.hidden = self.activation(self.w_ih @ inputs + self.b_h)
        self.final = self.activation(self.w_ho @ self.hidden + self.b_o)
        return self.final

    def train(self, inputs, targets, lr, epochs):
        m = inputs.shape[1]
        for epoch in range(epochs):
            self.query(inputs)
            output_error = self.final - targets
            self.errors.append(np.mean(output_error ** 2))
            delta_o = output_error * self.final * (1 - self.final) / m
            delta_h = (self.w_ho.T @ delta_o) * self.hidden * (1 - self.hidden)
            self.w_ho -= lr * delta_o @ self.hidden.T
            self.b_o -= lr * delta_o.sum(axis=1, keepdims=True)
            self.w_ih -= lr * delta_h @ inputs.T
            self.b_h -= lr * delta_h.sum(axis=1, keepdims=True)
            if epoch % 1000 == 0:
                print("epoch", epoch, "mse", self.errors[-1])


n = 300
swing = np.random.uniform(40, 160, n)
dwell = np.random.uniform(1, 60, n)
pad = np.random.uniform(0.2, 1.5, n)
life = 7.5 - 2.2 * np.log10(swing) - 0.35 * np.log10(dwell) + 0.9 * np.tanh(3 * (pad - 0.6))
life += np.random.normal(0, 0.05, n)

data = np.vstack([swing, dwell, pad])
data = (data - data.mean(axis=1, keepdims=True)) / data.std(axis=1, keepdims=True)
goal = ((life - life.mean()) / life.std()).reshape(1, n)

net = MLP([3, 14, 1])
net.train(data, goal, lr=0.002, epochs=5000)
result = net.query(data)

plt.plot(net.errors)
plt.xlabel("epoch")
plt.show()
