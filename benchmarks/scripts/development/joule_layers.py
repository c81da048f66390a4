import numpy as np

np.random.seed(123)


class Dense:
    def __init__(self, n_inputs, n_neurons):
        self.weights = np.random.randn(n_inputs, n_neurons) / np.sqrt(n_inputs)

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights)
        return self.output

    def backward(self, dvalues):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dinputs = np.dot(dvalues, self.weights.T)
        return self.dinputs


class Tanh:
    def forward(self, inputs):
        self.output = np.tanh(inputs)
        return self.output

    def backward(self, dvalues):
        self.dinputs = dvalues * (1 - self.output ** 2)
        return self.dinputs


class MSE:
    def forward(self, y_pred, y_true):
        self.diff = y_pred - y_true
        return np.mean(self.diff ** 2)

    def backward(self):
        return 2 * self.diff / self.diff.size


# heating power of a busbar: current [-1, 1] (AC, normalised), ambient temperature
current = np.random.uniform(-1, 1, (500, 1))
ambient = np.random.uniform(-1, 1, (500, 1))
power = 3.0 * current ** 2 * (1 + 0.3 * ambient) + 0.05 * np.random.randn(500, 1)

X = np.hstack((current, ambient))
y = power - power.mean()

dense1, act1 = Dense(2, 32), Tanh()
dense2, act2 = Dense(32, 32), Tanh()
dense3 = Dense(32, 1)
stack = [dense1, act1, dense2, act2, dense3]
criterion = MSE()
learning_rate = 0.1

for epoch in range(3001):
    data = X
    for layer in stack:
        data = layer.forward(data)
    loss = criterion.forward(data, y)

    grad = criterion.backward()
    for layer in stack[::-1]:
        grad = layer.backward(grad)

    for layer in (dense1, dense2, dense3):
        layer.weights -= learning_rate * layer.dweights

    if not epoch % 500:
        print(f'epoch: {epoch}, loss: {loss:.4f}')
