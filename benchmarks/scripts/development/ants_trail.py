# pure python, no numpy allowed in this assignment
# speed of ants (cm/s) over the temperature; eta gets smaller every epoch
from math import exp, tanh
from random import Random

rnd = Random(2)
temps = [8 + 0.3 * k for k in range(100)]
speeds = [0.3 + 3.2 / (1 + exp(-(t - 21) / 3.5)) - 0.02 * max(0, t - 31) ** 2 + rnd.gauss(0, 0.05)
          for t in temps]

t_mean = sum(temps) / len(temps)
t_half = (max(temps) - min(temps)) / 2
s_mean = sum(speeds) / len(speeds)
inputs = [(t - t_mean) / t_half for t in temps]
outputs = [s - s_mean for s in speeds]

K = 12
hidden_w = [rnd.gauss(0, 2) for _ in range(K)]
hidden_b = [rnd.gauss(0, 1) for _ in range(K)]
output_w = [rnd.gauss(0, 0.2) for _ in range(K)]
output_b = 0.0


def predict(u):
    acts = [tanh(hw * u + hb) for hw, hb in zip(hidden_w, hidden_b)]
    return acts, sum(ow * a for ow, a in zip(output_w, acts)) + output_b


epochs = 600
for epoch in range(epochs):
    eta = 0.05 * (1 - epoch / epochs) + 0.002
    pairs = list(zip(inputs, outputs))
    rnd.shuffle(pairs)
    squared = 0.0
    for u, target in pairs:
        acts, guess = predict(u)
        err = guess - target
        squared += err * err
        for j, a in enumerate(acts):
            back = err * output_w[j] * (1 - a * a)
            output_w[j] -= eta * err * a
            hidden_w[j] -= eta * back * u
            hidden_b[j] -= eta * back
        output_b -= eta * err
    if epoch % 60 == 0:
        print("epoch %4d  eta %.4f  mse %.5f" % (epoch, eta, squared / len(pairs)))

ant_speed = [predict(u)[1] + s_mean for u in inputs]
for t, s, p in list(zip(temps, speeds, ant_speed))[::12]:
    print("%5.1f C  %.2f  %.2f" % (t, s, p))
