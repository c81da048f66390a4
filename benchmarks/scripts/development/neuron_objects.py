# Object oriented neurons. I made only 2 hidden neurons so that I can follow the numbers in the debugger.
import math
import random

random.seed(17)


class Neuron:
    def __init__(self, n_inputs):
        self.w = [random.uniform(-4, 4) for _ in range(n_inputs)]
        self.bias = random.uniform(-3, 3)
        self.out = 0.0

    def fire(self, inputs):
        self.inputs = inputs
        s = self.bias + sum(wi * xi for wi, xi in zip(self.w, inputs))
        self.out = math.tanh(s)
        return self.out

    def learn(self, delta, rate):
        delta *= 1 - self.out ** 2
        for i, xi in enumerate(self.inputs):
            self.w[i] -= rate * delta * xi
        self.bias -= rate * delta


class Sum(Neuron):
    def fire(self, inputs):
        self.inputs = list(inputs)
        self.out = self.bias + sum(wi * xi for wi, xi in zip(self.w, inputs))
        return self.out

    def learn(self, delta, rate):
        for i, xi in enumerate(self.inputs):
            self.w[i] -= rate * delta * xi
        self.bias -= rate * delta


hidden = [Neuron(1) for _ in range(2)]
output = Sum(len(hidden))
output.w = [w / 8 for w in output.w]
output.bias = 0.0

# vibration of a blade along its length
xs = [-1 + i / 30 for i in range(61)]
ys = [math.sin(7 * x) + 0.3 * x for x in xs]

for epoch in range(900):
    total = 0
    pairs = list(zip(xs, ys))
    random.shuffle(pairs)
    for x, y in pairs:
        guess = output.fire([n.fire([x]) for n in hidden])
        err = guess - y
        total += err ** 2
        back = [err * w for w in output.w]
        output.learn(err, 0.03)
        for n, d in zip(hidden, back):
            n.learn(d, 0.03)
    if epoch % 100 == 0:
        print(epoch, total / len(xs))

shape = [output.fire([n.fire([x]) for n in hidden]) for x in xs]
