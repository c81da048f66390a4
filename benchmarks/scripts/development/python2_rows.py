#!/usr/bin/env python
# back propagation, the oven of my grandmother: position of the knob -> temperature
import math, random

random.seed(3)
NH = 8
data = []
for i in range(60):
    knob = i / 60.0 * 2 - 1
    data.append((knob, math.tanh(3 * knob) + 0.3 * math.sin(5 * knob)))

wi = [random.uniform(-3, 3) for j in range(NH)]
bi = [random.uniform(-3, 3) for j in range(NH)]
wo = [random.uniform(-1, 1) for j in range(NH)]
bo = 0.0
N = 0.0001

for epoch in xrange(500):
    error = 0.0
    random.shuffle(data)
    for x, t in data:
        h = [math.tanh(wi[j] * x + bi[j]) for j in range(NH)]
        o = sum([wo[j] * h[j] for j in range(NH)]) + bo
        d = o - t
        error += 0.5 * d ** 2
        for j in range(NH):
            dj = d * wo[j] * (1 - h[j] ** 2)
            wo[j] -= N * d * h[j]
            wi[j] -= N * dj * x
            bi[j] -= N * dj
        bo -= N * d
    if epoch % 100 == 0:
        print 'error %-.5f' % error

answers = [sum([wo[j] * math.tanh(wi[j] * x + bi[j]) for j in range(NH)]) + bo for x, t in data]
wanted = [t for x, t in data]
