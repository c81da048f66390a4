# a neural network without numpy, following a blog post
# goal: y = x^2 - 0.5 on [-1, 1]
import math
import random

random.seed(10)
HIDDEN = 8
RATE = 0.05

xs = [i / 20 - 1 for i in range(41)]
ys = [x * x - 0.5 for x in xs]

w_in = [random.uniform(-3, 3) for _ in range(HIDDEN)]
b_in = [random.uniform(-2, 2) for _ in range(HIDDEN)]
w_out = [random.uniform(-0.5, 0.5) for _ in range(HIDDEN)]
b_out = 0.0


def run_net(x):
    acts = [math.tanh(w_in[j] * x + b_in[j]) for j in range(HIDDEN)]
    return acts, sum(w_out[j] * acts[j] for j in range(HIDDEN)) + b_out


for epoch in range(400):
    total = 0.0
    order = list(range(len(xs)))
    random.shuffle(order)
    for k in order:
        x, y = xs[k], ys[k]
        acts, out = run_net(x)
        error = out - y
        total += error ** 2

        # output layer
        for j in range(HIDDEN):
            delta_j = (y - out) * w_out[j] * (1 - acts[j] ** 2)
            w_out[j] -= RATE * error * acts[j]
            # hidden layer
            w_in[j] -= RATE * delta_j * x
            b_in[j] -= RATE * delta_j
        b_out -= RATE * error
    if epoch % 50 == 0:
        print("epoch", epoch, "error", total / len(xs))

results = [run_net(x)[1] for x in xs]
for x, y, r in list(zip(xs, ys, results))[::5]:
    print("%5.2f  %6.3f  %6.3f" % (x, y, r))
