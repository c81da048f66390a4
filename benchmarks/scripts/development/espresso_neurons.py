# Network of Neuron objects, pure Python. Why does every cup come out the same??
# input: grind setting and tamp pressure (scaled), output: flow of espresso in g/s
import math
import random


class Neuron:
    def __init__(self, n_inputs, bias):
        self.weights = [random.uniform(-0.5, 0.5) for _ in range(n_inputs)]
        self.bias = bias

    def activate(self, inputs):
        self.inputs = inputs
        self.total = sum(w * i for w, i in zip(self.weights, inputs)) + self.bias
        return self.total

    def learn(self, delta, eta):
        for k, value in enumerate(self.inputs):
            self.weights[k] -= eta * delta * value
        self.bias -= eta * delta


class Brain:
    def __init__(self, n_in, n_hidden):
        self.hidden = [Neuron(n_in, bias=-1.5) for _ in range(n_hidden)]
        self.final = Neuron(n_hidden, bias=0.0)

    def think(self, inputs):
        rectified = [max(0.0, n.activate(inputs)) for n in self.hidden]
        return self.final.activate(rectified)

    def teach(self, inputs, wanted, eta):
        error = self.think(inputs) - wanted
        back = [error * w for w in self.final.weights]
        self.final.learn(error, eta)
        for neuron, d in zip(self.hidden, back):
            neuron.learn(d if neuron.total > 0 else 0.0, eta)
        return error ** 2


random.seed(6)
cups = []
for _ in range(200):
    grind, tamp = random.uniform(-1, 1), random.uniform(-1, 1)
    flow = 2 * math.exp(-1.2 * (grind + 0.4 * tamp)) / 3 + random.gauss(0, 0.03)
    cups.append(([grind, tamp], flow))

brain = Brain(2, 16)
for epoch in range(80):
    random.shuffle(cups)
    mse = sum(brain.teach(x, t, 0.02) for x, t in cups) / len(cups)
    if epoch % 10 == 0:
        print("epoch %d mse %.4f" % (epoch, mse))

tasted = [t for _, t in cups]
brewed = [brain.think(x) for x, _ in cups]
print(brewed[:5], tasted[:5])
