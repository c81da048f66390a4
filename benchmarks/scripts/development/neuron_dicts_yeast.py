# based on the "implement backpropagation from scratch" tutorial, changed for regression
from math import exp
from random import random, seed, uniform


def initialize_network(n_inputs, n_hidden):
    hidden = [{'weights': [uniform(-3, 3) for i in range(n_inputs)]} for j in range(n_hidden)]
    output = [{'weights': [uniform(-0.5, 0.5) for i in range(n_hidden)]}]
    return [hidden, output]


def activate(weights, inputs):
    activation = 0.0
    for i in range(len(weights)):
        activation += weights[i] * inputs[i]
    return activation


def transfer(activation):
    return 1.0 / (1.0 + exp(-activation))


def forward_propagate(network, row):
    for neuron in network[0]:
        neuron['output'] = transfer(activate(neuron['weights'], row))
    inputs = [neuron['output'] for neuron in network[0]]
    return activate(network[1][0]['weights'], inputs)


def train(network, rows, wanted, l_rate, n_epoch):
    for epoch in range(n_epoch):
        sum_error = 0
        for row, expected in zip(rows, wanted):
            out = forward_propagate(network, row)
            error = out - expected
            sum_error += error ** 2
            head = network[1][0]['weights']
            for j, neuron in enumerate(network[0]):
                o = neuron['output']
                delta = error * head[j] * o * (1.0 - o)
                head[j] -= l_rate * error * o
                for i in range(len(row)):
                    neuron['weights'][i] -= l_rate * delta * row[i]
        if epoch % 100 == 0:
            print('>epoch=%d, lrate=%.3f, error=%.3f' % (epoch, l_rate, sum_error))


seed(1)
# sugar (centred) -> growth of the yeast, a hump
dataset = [[-1 + 2 * k / 39] for k in range(40)]
growth = [2 * exp(-12 * (r[0] - 0.2) ** 2) for r in dataset]
network = initialize_network(1, 10)
train(network, dataset, growth, 0.1, 1000)
predictions = [forward_propagate(network, r) for r in dataset]
for r, g, p in list(zip(dataset, growth, predictions))[::5]:
    print('x=%.2f expected=%.3f got=%.3f' % (r[0], g, p))
