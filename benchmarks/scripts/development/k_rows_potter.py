import math
import random

# kiln temperature -> glaze gloss, one pot after the other, plain Python
random.seed(5)
pots = []
for _ in range(120):
    t = random.uniform(900, 1300)
    gloss = 60 + 30 * math.sin((t - 1050) / 90) + random.gauss(0, 2)
    pots.append(((t - 1100) / 100, (gloss - 60) / 30))

N = 8
w = [random.uniform(-2, 2) for _ in range(N)]
c = [random.uniform(-2, 2) for _ in range(N)]
v = [random.uniform(-0.5, 0.5) for _ in range(N)]
bias = 0.0


def glaze(x):
    h = [math.tanh(w[j] * x + c[j]) for j in range(N)]
    return h, bias + sum(v[j] * h[j] for j in range(N))


for epoch in range(700):
    rate = 0.05 / (1 + epoch / 150)
    random.shuffle(pots)
    sse = 0.0
    for x, y in pots:
        h, out = glaze(x)
        err = out - y
        sse += err * err
        for j in range(N):
            inner = err * v[j] * (1 - h[j] ** 2)
            v[j] -= rate * err * h[j]
            w[j] -= rate * inner * x
            c[j] -= rate * inner
        bias -= rate * err
    if epoch % 100 == 0:
        print(epoch, sse / len(pots))

seen = [60 + 30 * glaze(x)[1] for x, _ in pots]
gloss = [60 + 30 * y for _, y in pots]
