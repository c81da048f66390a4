"""Temperature from the resistance of a thermistor, one reading after the other.

The calibration bath is heated and cooled in turn, so the rows come as they were measured:
upwards, then downwards, and so on. No shuffling; the rate falls, or the last rows would win.
"""
import numpy as np

np.random.seed(25)
celsius = np.linspace(-20, 60, 70)
kelvin = celsius + 273.15
ohm = 10e3 * np.exp(3950 * (1 / kelvin - 1 / 298.15))
ohm = ohm * (1 + 0.004 * np.random.randn(70))          # resistors of the divider
adc = np.round(4095 * ohm / (ohm + 10e3))              # 12 bit
measured = celsius + 0.2 * np.random.randn(70)         # reference thermometer

x = adc / 2048 - 1
y = measured / 40 - 0.5

HIDDEN = 8
w_in = np.random.uniform(-8, 8, HIDDEN)
b_in = np.random.uniform(-5, 5, HIDDEN)
w_out = np.random.uniform(-0.5, 0.5, HIDDEN)
b_out = 0.0
ETA = 0.06


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for cycle in range(600):
    eta = ETA / (1 + cycle / 60)
    upwards = range(70)
    downwards = range(69, -1, -1)
    for direction in (upwards, downwards):
        squared = 0.0
        for k in direction:
            h = sigmoid(w_in * x[k] + b_in)
            out = np.dot(w_out, h) + b_out
            e = out - y[k]
            squared += e * e
            delta = e * w_out * h * (1 - h)
            w_out = w_out - eta * e * h
            b_out = b_out - eta * e
            w_in = w_in - eta * delta * x[k]
            b_in = b_in - eta * delta
    if cycle % 100 == 0:
        print("cycle", cycle, "rms in K:", 40 * np.sqrt(squared / 70))

reading = []
for k in range(70):
    reading.append(40 * (np.dot(w_out, sigmoid(w_in * x[k] + b_in)) + b_out + 0.5))
print("coldest", reading[0], "warmest", reading[-1])
