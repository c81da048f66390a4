import io
import numpy as np

# calibration of a capacitive soil probe: ADC counts -> volumetric water content (%)
# (exported from the logger, some samples were lost in the oven)
LOG = """adc,water
812,2.1
790,3.0
771,4.2
749,5.9
733,7.2
715,8.9
702,
688,11.5
671,13.1
655,14.8
640,16.2
622,18.0
607,19.3
590,20.9
574,22.1
560,23.2
541,
527,25.3
508,26.4
493,27.2
475,28.1
458,28.9
441,29.6
423,30.4
405,31.2
388,32.3
371,33.6
355,35.4
340,37.6
326,40.4
312,43.9
"""
table = np.genfromtxt(io.StringIO(LOG), delimiter=",", skip_header=1)
adc = table[:, 0:1]
water = table[:, 1:2]
scale = 10.0
target = water / scale

np.random.seed(0)
hidden = 8
w1 = np.random.randn(1, hidden)
b1 = np.random.randn(1, hidden)
w2 = np.random.randn(hidden, 1)
b2 = np.zeros((1, 1))
lr = 0.05

for epoch in range(15000):
    a = np.tanh(adc @ w1 + b1)
    o = a @ w2 + b2
    err = o - target
    cost = np.mean(err ** 2)
    g = 2 * err / len(adc)
    gh = (g @ w2.T) * (1 - a ** 2)
    w2 -= lr * a.T @ g
    b2 -= lr * g.sum(0, keepdims=True)
    w1 -= lr * adc.T @ gh
    b1 -= lr * gh.sum(0, keepdims=True)
    if epoch % 1000 == 0:
        print(epoch, cost)

print(np.c_[adc, water, o * scale])
