#!/usr/bin/env python
# backpropagation, one example after the other (as in the lecture)
import math
import random

import numpy as np

random.seed(5)
np.random.seed(5)

def sigmoid(s):
    return 1.0 / (1.0 + math.e ** -s)

# training examples  y = 1 - 0.8 cos(2 x)
examples = []
for k in range(60):
    x = k / 59.0 * 4.0 - 2.0
    examples.append((x, 1.0 - 0.8 * math.cos(2 * x)))

NH = 8
ETA = 0.1
w_in = np.random.uniform(-1, 1, NH) * 3
w_out = np.random.uniform(-1, 1, NH)

for epoch in range(500):
    total = 0.0
    order = list(range(len(examples)))
    random.shuffle(order)
    for i in order:
        x, t = examples[i]
        # forward
        h = sigmoid(w_in * x)
        o = float(np.dot(w_out, h))
        e = o - t
        total += 0.5 * e * e
        # backward
        g_out = e * h
        g_in = e * w_out * h * (1 - h) * x
        # step
        w_out = w_out - ETA * g_out
        w_in = w_in - ETA * g_in
    if epoch % 50 == 0:
        print(epoch, total / len(examples))

answers = [float(np.dot(w_out, sigmoid(w_in * x))) for x, _ in examples]
wanted = [t for _, t in examples]
for a, b in list(zip(answers, wanted))[::10]:
    print("%.3f should be %.3f" % (a, b))
