#!/usr/bin/python
# robot club: IR sensor voltage -> distance (cm), Sharp sensor
# worked (?) on the old laptop
import random, math

random.seed(8)

def frand(a, b):
    return a + (b - a) * random.random()

# calibration: distance 8..60 cm
samples = []
for i in xrange(70):
    cm = frand(8, 60)
    volt = 24.0 / (cm + 2.0) + frand(-0.005, 0.005)
    samples.append((volt, cm))

HIDDEN = 6
RATE = 2.5
wi = [frand(-2, 2) for k in xrange(HIDDEN)]
bi = [frand(-2, 2) for k in xrange(HIDDEN)]
wo = [frand(-1, 1) for k in xrange(HIDDEN)]
bo = 0.0

def run(volt):
    h = [math.tanh(wi[k] * (volt - 0.9) / 0.5 + bi[k]) for k in xrange(HIDDEN)]
    return h, sum([wo[k] * h[k] for k in xrange(HIDDEN)]) + bo

for rnd in xrange(600):
    total = 0
    random.shuffle(samples)
    for volt, cm in samples:
        h, out = run(volt)
        err = out - (cm - 34) / 15.0
        total = total + err * err
        for k in xrange(HIDDEN):
            back = err * wo[k] * (1 - h[k] * h[k])
            wo[k] = wo[k] - RATE * err * h[k]
            wi[k] = wi[k] - RATE * back * (volt - 0.9) / 0.5
            bi[k] = bi[k] - RATE * back
        bo = bo - RATE * err
    if rnd % 60 == 0:
        print "round", rnd, "error", total / len(samples)

result = [run(volt)[1] * 15 + 34 for volt, cm in samples]
truth = [cm for volt, cm in samples]
print result[0], "cm, measured", truth[0]
