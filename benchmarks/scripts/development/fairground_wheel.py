import numpy as np
import matplotlib.pyplot as plt

# electricity bill of our Ferris wheel (euro/day) from number of rides and wind


class Network:
    def __init__(self, inputs, hidden):
        self.w_h = np.random.normal(size=(inputs, hidden))
        self.bias_h = np.random.normal(size=hidden)
        self.w_o = np.random.normal(size=(hidden, 1)) * 0.1
        self.bias_o = np.zeros(1)

    def forward(self, x):
        self.hidden = np.tanh(x.dot(self.w_h) + self.b_h)
        return self.hidden.dot(self.w_o) + self.bias_o

    def step(self, x, y, rate):
        out = self.forward(x)
        error = out - y
        d_out = 2 * error / len(x)
        d_hid = d_out.dot(self.w_o.T) * (1 - self.hidden ** 2)
        self.w_o -= rate * self.hidden.T.dot(d_out)
        self.bias_o -= rate * d_out.sum(axis=0)
        self.w_h -= rate * x.T.dot(d_hid)
        self.bias_h -= rate * d_hid.sum(axis=0)
        return (error ** 2).mean()


np.random.seed(99)
days = 220
rides = np.random.poisson(90, days)
wind = np.random.gamma(3, 2, days)
bill = 1800 + 22.0 * rides + 0.11 * rides ** 2 + 450 * np.sin(wind / 2.5)
bill = bill[:, None]

x = np.column_stack([(rides - 90) / 9.5, (wind - 6) / 3.5])

net = Network(2, 20)
errors = []
for epoch in range(4000):
    errors.append(net.step(x, bill, 0.05))
    if epoch % 400 == 0:
        print(epoch, errors[-1])

prediction = net.forward(x)
plt.plot(bill, prediction, "o")
plt.xlabel("bill (EUR)")
plt.ylabel("network (EUR)")
plt.show()
