import numpy as np

class Layer:
    def __init__(self, n_inputs, n_neurons):
        self.weights = np.zeros((n_inputs, n_neurons))
        self.biases = np.zeros((1, n_neurons))

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        self.dinputs = np.dot(dvalues, self.weights.T)

class Activation_Sigmoid:
    def forward(self, inputs):
        self.output = 1 / (1 + np.exp(-inputs))

    def backward(self, dvalues):
        self.dinputs = dvalues * (1 - self.output) * self.output

# data: sine over one period, amplitude 1
X = np.arange(0, 1, 0.005).reshape(-1, 1)
y = np.sin(2 * np.pi * X)
X = (X - 0.5) * 4

dense1 = Layer(1, 32)
act1 = Activation_Sigmoid()
dense2 = Layer(32, 1)
learning_rate = 0.1

for epoch in range(6001):
    dense1.forward(X)
    act1.forward(dense1.output)
    dense2.forward(act1.output)
    loss = np.mean((dense2.output - y) ** 2)

    if not epoch % 1000:
        print(f'epoch: {epoch}, loss: {loss:.5f}')

    dense2.backward(2 * (dense2.output - y) / len(y))
    act1.backward(dense2.dinputs)
    dense1.backward(act1.dinputs)

    for layer in (dense1, dense2):
        layer.weights -= learning_rate * layer.dweights
        layer.biases -= learning_rate * layer.dbiases
