"""Drug clearance in cats over age and creatinine, one animal after the other."""
import numpy as np

np.random.seed(23)
animals = 260
age = np.random.uniform(0.5, 17, animals)              # years
creatinine = np.random.uniform(60, 260, animals)       # umol/l
clearance = 9.0 * np.exp(-creatinine / 140) * (1 - 0.02 * age) + 1.0
clearance += np.random.normal(0, 0.35, animals)        # ml/min/kg

inputs = np.array([(age - 8.7) / 4.8, (creatinine - 160) / 58]).T
targets = (clearance - clearance.mean()) / clearance.std()

hidden = 8
w1 = np.random.randn(hidden, 2) * 0.6
b1 = np.zeros(hidden)
w2 = np.random.randn(hidden) * 0.3
b2 = 0.0

for epoch in range(120):
    eta = 0.03 / (1 + epoch / 15)
    total = 0.0
    for i in np.random.permutation(animals):
        x, t = inputs[i], targets[i]
        h = np.tanh(w1 @ x + b1)
        out = w2 @ h + b2
        e = out - t
        total += e * e
        dh = e * w2 * (1 - h * h)        # before w2 changes
        w2 -= eta * e * h
        b2 -= eta * e
        w1 -= eta * np.outer(dh, x)
        b1 -= eta * dh
    if epoch % 20 == 0:
        print("epoch", epoch, "mse", total / animals)

estimate = np.array([w2 @ np.tanh(w1 @ x + b1) + b2 for x in inputs])
estimate = estimate * clearance.std() + clearance.mean()
print("mean abs. error", np.mean(np.abs(estimate - clearance)), "ml/min/kg")
