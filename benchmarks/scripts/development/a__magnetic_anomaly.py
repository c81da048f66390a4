# Total-field anomaly over a buried dyke, stochastic gradient descent sample by sample.
# x in units of the burial depth.  Field data removed, synthetic replaces them.
import numpy as np

rng = np.random.RandomState(31)
n_sta = 150
x = rng.uniform(-5.0, 5.0, n_sta)
dT = (0.6 * x + 1.0) / (1.0 + x ** 2)
dT = (dT - dT.mean()) / dT.std() + rng.normal(0.0, 0.05, n_sta)

nh = 16
w1 = rng.normal(0.0, 2.0, nh)
b1 = rng.normal(0.0, 4.0, nh)
w2 = rng.normal(0.0, 0.3, nh)
b2 = 0.0
eta = 0.05

for sweep in range(300):
    sse = 0.0
    for i in rng.permutation(n_sta):
        a = w1 * x[i] + b1
        z = 1.0 / (1.0 + np.exp(-a))
        d = z.dot(w2) + b2
        r = d - dT[i]
        sse += r * r

        # chain rule
        g_w2 = r * a
        g_b2 = r
        g_a = r * w2 * z * (1.0 - z)
        g_w1 = g_a * x[i]
        g_b1 = g_a

        w2 -= eta * g_w2
        b2 -= eta * g_b2
        w1 -= eta * g_w1
        b1 -= eta * g_b1
    if sweep % 50 == 0:
        print("sweep %4d  chi2/n %.4f" % (sweep, sse / n_sta))

calc = np.array([(1.0 / (1.0 + np.exp(-(w1 * xi + b1)))).dot(w2) + b2 for xi in x])
print("std of residuals", np.std(calc - dT))
