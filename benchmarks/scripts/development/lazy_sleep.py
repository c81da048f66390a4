# sleep hours -> reaction score. People differ a lot, so R2 around 0.7 is what one can get
import numpy as np
import math, random

random.seed(12)

N = 600
hours = [random.uniform(3, 10) for _ in range(N)]
score = [100 * math.exp(-((h - 7.5) / 4) ** 2) + random.gauss(0, 12) for h in hours]

mh = sum(hours) / N
sh = math.sqrt(sum((h - mh) ** 2 for h in hours) / N)
ms = sum(score) / N
ss = math.sqrt(sum((s - ms) ** 2 for s in score) / N)
xs = [(h - mh) / sh for h in hours]
ys = [(s - ms) / ss for s in score]

K = 6
w = [random.gauss(0, 1) for _ in range(K)]
b = [random.gauss(0, 1) for _ in range(K)]
v = [random.gauss(0, 0.3) for _ in range(K)]
c = 0.0


def run(x):
    h = [math.tanh(w[k] * x + b[k]) for k in range(K)]
    return h, sum(v[k] * h[k] for k in range(K)) + c


rate = 0.03
for epoch in range(120):
    total = 0.0
    order = list(range(N))
    random.shuffle(order)
    for i in order:
        h, out = run(xs[i])
        e = out - ys[i]
        total += e * e
        for k in range(K):
            back = e * v[k] * (1 - h[k] ** 2)
            v[k] -= rate * e * h[k]
            w[k] -= rate * back * xs[i]
            b[k] -= rate * back
        c -= rate * e
    rate *= 0.97          # calm down
    if epoch % 20 == 0:
        print("epoch %3d  mse %.4f" % (epoch, total / N))

fitted = [run(x)[1] for x in xs]
rss = sum((f - y) ** 2 for f, y in zip(fitted, ys))
print("R2 = %.3f" % (1 - rss / N))
