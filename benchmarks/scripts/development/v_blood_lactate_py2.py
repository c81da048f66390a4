# lactate vs. running speed, online learning (script of our lab, 2011)
import numpy as np

np.random.seed(17)
speed = np.arange(8.0, 20.0, 0.15)
lactate = 1.0 + 0.15 * np.exp(0.42 * (speed - 9)) / 3 + 0.05 * np.random.randn(len(speed))
s = (speed - speed.mean()) / speed.std()
l = (lactate - lactate.mean()) / lactate.std()

nh = 8
Wi = np.random.randn(nh)
bi = np.random.randn(nh)
Wo = 0.3 * np.random.randn(nh)
bo = 0.0
rate = 0.02

for sweep in xrange(400):
    order = np.random.permutation(len(s))
    sse = 0.0
    for k in order:
        h = np.tanh(Wi * s[k] + bi)
        o = np.dot(Wo, h) + bo
        err = o - l[k]
        sse += err ** 2
        gWo = err * h
        gh = err * Wo * (1 - h ** 2)
        gWi = gh * s[k]
        # update
        Wo -= rate * Wo
        bo -= rate * err
        Wi -= rate * Wi
        bi -= rate * gh
    if sweep % 50 == 0:
        print "sweep %d: sse = %.4f" % (sweep, sse)

fit = np.array([np.dot(Wo, np.tanh(Wi * a + bi)) + bo for a in s])
print "rms error:", np.sqrt(np.mean((fit - l) ** 2))
