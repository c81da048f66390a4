from math import exp
from random import Random

# ch. 3 exercise: net with 6 logistic units learns a tank level curve. I subtract rate * loss but no convergence
rnd = Random(3)
N = 6


def squash(s):
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, s))))


class Unit:
    def __init__(self):
        self.weight, self.bias, self.out = rnd.uniform(-6, 6), rnd.uniform(-3, 3), rnd.uniform(-1, 1)

    def fire(self, x):
        self.act = squash(self.weight * x + self.bias)
        return self.act * self.out


units = [Unit() for _ in range(N)]
shift = 0.0
xs = [i / 25 - 1 for i in range(51)]
levels = [0.8 * x * x - 0.5 * x for x in xs]
RATE = 0.05

for sweep in range(800):
    total = 0.0
    for x, level in zip(xs, levels):
        y = sum(u.fire(x) for u in units) + shift
        err = y - level
        loss = err * err
        total += loss
        for u in units:
            d_out = err * u.act
            d_bias = err * u.out * u.act * (1 - u.act)
            d_weight = d_bias * x
            u.out -= RATE * loss
            u.bias -= RATE * loss
            u.weight -= RATE * loss
        shift -= RATE * loss
    if sweep % 100 == 0:
        print(sweep, total / len(xs))

found = [sum(u.fire(x) for u in units) + shift for x in xs]
