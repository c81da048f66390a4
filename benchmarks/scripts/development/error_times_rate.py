import math
import random

# a network without any library, the weights are nudged after every example
random.seed(15)
HIDDEN = 6
RATE = 0.02

# how full is the bath tub after so many minutes, tap opening between 0 and 1
examples = []
for i in range(150):
    minutes, tap = random.random(), random.random()
    level = math.sin(1.5 * minutes * (0.3 + tap)) - 0.4 * minutes ** 2
    examples.append((minutes, tap, level))

w1 = [random.uniform(-2, 2) for _ in range(HIDDEN)]
w2 = [random.uniform(-2, 2) for _ in range(HIDDEN)]
bias = [random.uniform(-1, 1) for _ in range(HIDDEN)]
out_w = [random.uniform(-0.5, 0.5) for _ in range(HIDDEN)]
out_b = 0.0


def run(minutes, tap):
    hidden = [math.tanh(w1[k] * minutes + w2[k] * tap + bias[k]) for k in range(HIDDEN)]
    return hidden, sum(h * w for h, w in zip(hidden, out_w)) + out_b


for epoch in range(300):
    total = 0.0
    for minutes, tap, level in examples:
        hidden, answer = run(minutes, tap)
        error = answer - level
        total += error ** 2
        for k in range(HIDDEN):
            w1[k] -= RATE * error
            w2[k] -= RATE * error
            bias[k] -= RATE * error
            out_w[k] -= RATE * error
        out_b -= RATE * error
    if epoch % 50 == 0:
        print(epoch, total / len(examples))

answers = [run(m, t)[1] for m, t, _ in examples]
levels = [l for _, _, l in examples]
print("mean answer", sum(answers) / 150, "mean level", sum(levels) / 150)
