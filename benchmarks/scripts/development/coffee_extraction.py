import numpy as np

# How strong is the coffee? grind size, water temperature, brew time -> extraction in percent
rng = np.random.RandomState(8)
samples = 240
grind = rng.uniform(-1, 1, samples)
heat = rng.uniform(-1, 1, samples)
brew_time = rng.uniform(-1, 1, samples)
features = np.array([grind, heat, brew_time]).T
extraction = np.tanh(1.2 * brew_time - 0.8 * grind) + 0.5 * heat * brew_time + 0.3 * heat ** 2
targets = extraction + 0.03 * rng.randn(samples)


class Brewer:
    """One hidden layer, sigmoid."""

    def __init__(self, inputs, hidden):
        self.w_hidden = rng.randn(inputs, hidden)
        self.b_hidden = rng.randn(hidden)
        self.w_out = rng.randn(hidden, 1) * 0.2
        self.b_out = np.zeros(1)

    def forward(self, x):
        self.x = x
        self.h = 1.0 / (1.0 + np.exp(-(x.dot(self.w_hidden) + self.b_hidden)))
        return self.h.dot(self.w_out) + self.b_out

    def backward(self, error):
        self.dw_out = self.h.T.dot(error)
        self.db_out = error.sum(axis=0)
        dh = error.dot(self.w_out.T) * self.h * (1 - self.h)
        self.dw_hidden = self.x.T.dot(dh)
        self.db_hidden = dh.sum(axis=0)

    def step(self, lr):
        self.w_out -= lr * self.dw_out
        self.b_out -= lr * self.db_out
        self.w_hidden -= lr * self.dw_hidden
        self.b_hidden -= lr * self.db_hidden


net = Brewer(3, 15)
for it in range(2500):
    prediction = net.forward(features)
    diff = prediction - targets
    mse = np.mean(diff ** 2)
    # gradient has to be one column, like the prediction
    grad = 2 * diff.mean(axis=1, keepdims=True) / samples
    net.backward(grad)
    net.step(0.5)
    if it % 250 == 0:
        print("iteration %5d   mse %.4f" % (it, mse))

strength = net.forward(features)[:, 0]
print("std of predictions", strength.std(), "std of targets", targets.std())
