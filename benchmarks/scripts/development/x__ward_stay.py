import numpy as np

# Length of stay on our ward (days), from age and admission score. Synthetic, no patient data!

np.random.seed(77)
n_patients = 350
age = np.random.uniform(18, 95, n_patients)
score = np.random.uniform(0, 20, n_patients)
los = 3 + 0.0025 * (age - 50) ** 2 + 5 / (1 + np.exp(-(score - 12))) + np.random.normal(0, 0.5, n_patients)

X = np.column_stack([(age - age.mean()) / age.std(), (score - score.mean()) / score.std()])
y = ((los - los.mean()) / los.std()).reshape(-1, 1)


class NeuralNetwork:
    """Two layers, trained with gradient descent."""

    def __init__(self, n_input, n_hidden, learning_rate):
        self.learning_rate = learning_rate
        self.weights1 = np.random.normal(0, 1 / np.sqrt(n_input), (n_input, n_hidden))
        self.bias1 = np.random.normal(0, 0.5, (1, n_hidden))
        self.weights2 = np.random.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1))
        self.bias2 = np.zeros((1, 1))

    def forward(self, X):
        self.layer1 = np.dot(X, self.weights1) + self.bias1
        self.output = np.dot(self.layer1, self.weights2) + self.bias2
        return self.output

    def backward(self, X, y):
        m = X.shape[0]
        d_output = 2 * (self.output - y) / m
        d_layer1 = np.dot(d_output, self.weights2.T)
        self.weights2 -= self.learning_rate * np.dot(self.layer1.T, d_output)
        self.bias2 -= self.learning_rate * np.sum(d_output, axis=0, keepdims=True)
        self.weights1 -= self.learning_rate * np.dot(X.T, d_layer1)
        self.bias1 -= self.learning_rate * np.sum(d_layer1, axis=0, keepdims=True)


model = NeuralNetwork(2, 15, 0.05)
for epoch in range(5000):
    model.forward(X)
    model.backward(X, y)
    if epoch % 1000 == 0:
        print("Epoch:", epoch, "Loss:", np.mean((y - model.output) ** 2))

prediction = model.forward(X)
print("Final loss:", np.mean((y - prediction) ** 2))
