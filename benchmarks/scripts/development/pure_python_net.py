# neural network without numpy, to understand it
import math
import random

random.seed(2718)


class Record:
    pass


def make_net(n_in, n_hidden):
    net = Record()
    net.w = [[random.gauss(0, 1) for _ in range(n_in)] for _ in range(n_hidden)]
    net.b = [random.gauss(0, 1) for _ in range(n_hidden)]
    net.v = [random.gauss(0, 0.5) for _ in range(n_hidden)]
    net.c = 0.0
    return net


def forward(net, x):
    h = [math.tanh(sum(wi * xi for wi, xi in zip(w, x)) + b) for w, b in zip(net.w, net.b)]
    return h, sum(v * a for v, a in zip(net.v, h)) + net.c


def learn(net, x, t, rate):
    h, y = forward(net, x)
    err = t - y
    for j, a in enumerate(h):
        back = err * net.v[j] * (1 - a * a)
        net.v[j] += rate * err * a
        net.b[j] += rate * back
        for i in range(len(x)):
            net.w[j][i] += rate * back * x[i]
    net.c += rate * err
    return err * err


# area of a triangle with two sides of length a, b at a right angle (scaled to -1..1)
samples = []
for _ in range(120):
    a, b = random.uniform(0, 2), random.uniform(0, 2)
    samples.append(((a - 1, b - 1), 0.5 * a * b - 0.5))

net = make_net(2, 8)
rate = 0.1
for epoch in range(300):
    random.shuffle(samples)
    total = sum(learn(net, x, t, rate) for x, t in samples)
    if epoch % 25 == 0:
        rate *= 0.9
        print(epoch, total / len(samples))

area = [forward(net, x)[1] + 0.5 for x, _ in samples]
truth = [t + 0.5 for _, t in samples]
print(area[0], truth[0])
