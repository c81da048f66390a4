# Perceptron style net, one sample at a time.
# Input: position on the neck (-1 = nut, +1 = bridge), output: height of the string (mm)
import math
import random

random.seed(3)


def make_sample():
    p = random.uniform(-1, 1)
    return p, 2.5 - 1.4 * p * p + 0.4 * math.cos(3 * p)


samples = [make_sample() for _ in range(120)]

n_hidden = 8
w1 = [random.uniform(-2, 2) for _ in range(n_hidden)]
w2 = [random.uniform(-0.5, 0.5) for _ in range(n_hidden)]
lr = 0.05


def forward(p):
    hidden = [math.tanh(w * p) for w in w1]
    return hidden, sum(a * b for a, b in zip(hidden, w2))


for epoch in range(400):
    random.shuffle(samples)
    total = 0.0
    for p, target in samples:
        hidden, out = forward(p)
        err = out - target
        total += err ** 2
        for j in range(n_hidden):
            slope = err * w2[j] * (1 - hidden[j] ** 2)
            w2[j] -= lr * err * hidden[j]
            w1[j] -= lr * slope * p
    if epoch % 40 == 0:
        print("epoch %d, mean squared error %.4f" % (epoch, total / len(samples)))

heights = [target for p, target in samples]
guess = [forward(p)[1] for p, _ in samples]
for p, t in samples[:5]:
    print("p=%.2f  true %.3f  net %.3f" % (p, t, forward(p)[1]))
