# linearise a displacement transducer: volts -> millimetres, one reading after the other
import math
import random

import numpy as np

random.seed(8)
readings = []
for _ in range(350):
    mm = random.uniform(-12, 12)
    volt = 4.8 * math.tanh(mm / 9.0) + 0.05 * mm
    readings.append((volt, mm + random.gauss(0, 0.15)))

HIDDEN = 8
w = np.array([random.gauss(0, 1.0) for _ in range(HIDDEN)])
b = np.array([random.gauss(0, 1.0) for _ in range(HIDDEN)])
v = np.array([random.gauss(0, 0.35) for _ in range(HIDDEN)])
c = 0.0

V_SCALE, MM_SCALE = 3.0, 7.0
epochs = 90
for epoch in range(epochs):
    rate = 0.05 * 0.97 ** epoch
    random.shuffle(readings)
    total = 0.0
    for volt, mm in readings:
        x, wanted = volt / V_SCALE, mm / MM_SCALE
        a = np.tanh(w * x + b)
        got = float(v @ a) + c
        err = got - wanted
        total += err * err
        back = err * v * (1.0 - a * a)
        v = v - rate * err * a
        c = c - rate * err
        w = w - rate * back * x
        b = b - rate * back
    if epoch % 10 == 0:
        print("epoch", epoch, "mean squared error", total / len(readings))

measured = np.array([mm for _, mm in readings])
linearised = np.array([
    MM_SCALE * (float(v @ np.tanh(w * (volt / V_SCALE) + b)) + c) for volt, _ in readings
])
print("standard error %.3f mm" % np.std(measured - linearised))
