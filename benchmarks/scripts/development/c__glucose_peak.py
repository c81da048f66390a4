# Rise of blood sugar after test meals (mmol/l). One meal after the other, delta rule.
import math
import random

import numpy as np

np.random.seed(17)
random.seed(17)

# carbohydrate g, fibre g, fat g
meals = np.column_stack([
    np.random.uniform(10, 100, 180),
    np.random.uniform(0, 15, 180),
    np.random.uniform(0, 40, 180),
])
rise = 7.5 * meals[:, 0] / (meals[:, 0] + 60) * np.exp(-0.035 * meals[:, 1] - 0.012 * meals[:, 2])
rise = rise + np.random.normal(0, 0.25, 180)

inputs = (meals - meals.mean(axis=0)) / meals.std(axis=0)
middle, width = rise.mean(), rise.std()
wanted = (rise - middle) / width

N_HID = 7
w = np.random.uniform(-0.7, 0.7, (N_HID, 3))
w0 = np.random.uniform(-0.3, 0.3, N_HID)
v = np.random.uniform(-0.5, 0.5, N_HID)
v0 = 0.0


def respond(x):
    hidden = np.tanh(w @ x + w0)
    return hidden, float(v @ hidden) + v0


numbers = list(range(len(inputs)))
for epoch in range(160):
    eta = 0.03 / (1 + epoch / 40)
    random.shuffle(numbers)
    squared = 0.0
    for k in numbers:
        x = inputs[k]
        hidden, answer = respond(x)
        error = wanted[k] - answer              # teacher minus pupil, so everything is added
        squared += error * error
        blame = error * v * (1 - hidden ** 2)
        v += eta * error * hidden
        v0 += eta * error
        w += eta * np.outer(blame, x)
        w0 += eta * blame
    if epoch % 20 == 0:
        print(epoch, "rms", math.sqrt(squared / len(numbers)))

answers = np.array([respond(x)[1] for x in inputs])
print("rms in mmol/l:", width * np.sqrt(np.mean((answers - wanted) ** 2)))
