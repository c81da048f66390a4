import numpy as np

# Assignment 2: train a 2-layer net on the tram data (passengers by hour and temperature)
np.random.seed(231)
num_train = 400
hour = np.random.uniform(5, 24, num_train)
temp = np.random.uniform(-10, 35, num_train)
passengers = 60 * np.exp(-(hour - 8) ** 2 / 18.) + 50 * np.exp(-(hour - 17) ** 2 / 25.) - 0.3 * temp
X_train = np.column_stack([hour, temp])
y_train = passengers.reshape(-1, 1)
y_train = (y_train - np.mean(y_train)) / np.std(y_train)


class TwoLayerNet(object):
    def __init__(self, input_size, hidden_size, output_size, std=0.1):
        self.params = {}
        self.params['W1'] = std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)

    def loss(self, X, y):
        h1 = np.maximum(0, X.dot(self.params['W1']) + self.params['b1'])
        scores = h1.dot(self.params['W2']) + self.params['b2']
        diff = scores - y
        loss = np.sum(diff ** 2) / X.shape[0]

        grads = {}
        dscores = 2 * diff / X.shape[0]
        grads['W2'] = h1.T.dot(dscores)
        grads['b2'] = dscores.sum(axis=0)
        dhidden = dscores.dot(self.params['W2'].T)
        dhidden[h1 <= 0] = 0
        grads['W1'] = X.T.dot(dhidden)
        grads['b1'] = dhidden.sum(axis=0)
        return loss, grads, scores

    def train(self, X, y, learning_rate, num_iters):
        for it in xrange(num_iters):
            loss, grads, _ = self.loss(X, y)
            for p in self.params:
                self.params[p] += learning_rate * grads[p]
            if it % 500 == 0:
                print('iteration %d / %d: loss %f' % (it, num_iters, loss))


net = TwoLayerNet(2, 80, 1)
net.train(X_train, y_train, learning_rate=1e-4, num_iters=6000)
predicted = net.loss(X_train, y_train)[2]
print('final R2', 1 - np.mean((predicted - y_train) ** 2))
