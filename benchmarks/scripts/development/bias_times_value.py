import math
import random

import numpy as np

random.seed(5)
np.random.seed(5)


class Neuron:
    def __init__(self):
        self.weight = random.uniform(-2, 2)
        self.bias = 0.0

    def fire(self, value):
        self.value = value
        self.out = math.tanh(self.weight * value + self.bias)
        return self.out

    def learn(self, delta, rate):
        slope = delta * (1 - self.out ** 2)
        self.weight -= rate * slope * self.value
        self.bias -= rate * slope * self.value


neurons = [Neuron() for _ in range(5)]
out_weights = [random.uniform(-0.5, 0.5) for _ in neurons]
out_bias = 0.0
rate = 0.05

# two bumps, which I would like to follow exactly
points = [(v / 20, math.sin(3 * v / 20 + 0.7)) for v in range(-30, 31)]

for epoch in range(300):
    random.shuffle(points)
    sse = 0.0
    for value, wanted in points:
        fired = [n.fire(value) for n in neurons]
        answer = sum(w * f for w, f in zip(out_weights, fired)) + out_bias
        miss = answer - wanted
        sse += miss ** 2
        for i, n in enumerate(neurons):
            n.learn(miss * out_weights[i], rate)
            out_weights[i] -= rate * miss * fired[i]
        out_bias -= rate * miss
    if epoch % 50 == 0:
        print(epoch, sse / len(points))

answers = np.array([sum(w * n.fire(v) for w, n in zip(out_weights, neurons)) + out_bias for v, _ in points])
wanted = np.array([t for _, t in points])
print("worst", np.abs(answers - wanted).max())
