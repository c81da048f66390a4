# online learning with momentum, one sample at a time (tunnel ventilation: jet fan thrust)
import numpy as np

np.random.seed(303)
samples = 250
air = np.random.rand(samples) * 2 - 1
rpm = np.random.rand(samples) * 2 - 1
thrust = (1.2 + rpm) ** 2 * (0.8 - 0.3 * air) - 1.0
thrust = thrust + 0.04 * np.random.randn(samples)

nh = 14
w1 = np.random.randn(nh, 2)
b1 = 0.5 * np.random.randn(nh)
w2 = np.random.randn(nh) / np.sqrt(nh)
b2 = 0.0
vw1, vb1, vw2, vb2 = np.zeros_like(w1), np.zeros_like(b1), np.zeros_like(w2), 0.0
alpha, mu = 0.01, 0.8

for sweep in range(150):
    sse = 0
    if sweep == 100:
        alpha = alpha / 5
    for i in np.random.permutation(samples):
        x = np.array([air[i], rpm[i]])
        s = w1.dot(x) + b1
        h = np.tanh(s)
        o = w2.dot(h) + b2
        delta_o = o - thrust[i]
        delta_h = delta_o * w2 * (1 - h ** 2)
        vw2 = mu * vw2 - alpha * delta_o * h
        vb2 = mu * vb2 - alpha * delta_o
        vw1 = mu * vw1 - alpha * np.outer(delta_h, x)
        vb1 = mu * vb1 - alpha * delta_h
        w2 += vw2
        b2 += vb2
        w1 += vw1
        b1 += vb1
        sse += 0.5 * delta_o ** 2
    if sweep % 25 == 0:
        print("sweep %3d  sse %.4f" % (sweep, sse))

model_thrust = np.array([w2.dot(np.tanh(w1.dot([a, r]) + b1)) + b2 for a, r in zip(air, rpm)])
print("max abs error", np.abs(model_thrust - thrust).max())
