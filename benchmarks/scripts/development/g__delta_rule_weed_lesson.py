# Lesson 4: one neuron layer, one row at a time. Yield loss of beet by weed density.
# We write the error as (wanted - got), therefore all corrections are ADDED.
import math
import random

import numpy as np

random.seed(12)
np.random.seed(12)

ROWS = 260
density = np.random.uniform(0, 120, ROWS)        # plants / m2
weeks = np.random.uniform(0, 8, ROWS)            # emergence after the crop
loss_pct = 2.2 * density * np.exp(-0.28 * weeks) / (1 + 2.2 * density * np.exp(-0.28 * weeks) / 78)
loss_pct = loss_pct + np.random.normal(0, 2.5, ROWS)

data = []
for d, w, y in zip(density, weeks, loss_pct):
    data.append(([d / 60 - 1, w / 4 - 1], (y - 40) / 25))

NEURONS = 8
win = [[random.gauss(0, 1) for _ in range(3)] for _ in range(NEURONS)]     # the third one is the bias
wout = [random.gauss(0, 0.4) for _ in range(NEURONS + 1)]


def think(inputs):
    hidden = [math.tanh(w[0] * inputs[0] + w[1] * inputs[1] + w[2]) for w in win]
    total = wout[NEURONS]
    for h, w in zip(hidden, wout):
        total += h * w
    return hidden, total


for lap in range(90):
    eta = 0.08 / (1 + lap / 12)
    random.shuffle(data)
    sum_sq = 0
    for inputs, wanted in data:
        hidden, got = think(inputs)
        error = wanted - got
        sum_sq += error ** 2
        for j in range(NEURONS):
            blame = error * wout[j] * (1 - hidden[j] ** 2)
            wout[j] += eta * error * hidden[j]
            win[j][0] += eta * blame * inputs[0]
            win[j][1] += eta * blame * inputs[1]
            win[j][2] += eta * blame
        wout[NEURONS] += eta * error
    if lap % 15 == 0:
        print("lap", lap, "mean squared error", sum_sq / ROWS)

got_all = [think([d / 60 - 1, w / 4 - 1])[1] * 25 + 40 for d, w in zip(density, weeks)]
