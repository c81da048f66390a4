"""Pickup voltage versus string displacement and distance to the magnet."""
import numpy as np

np.random.seed(99)
displacement = np.random.uniform(-1.5, 1.5, 250)
distance = np.random.uniform(0.8, 2.5, 250)
voltage = np.sin(2 * displacement) / distance + 0.3 * displacement ** 2

X = np.column_stack((displacement, (distance - 1.65) / 0.5))
Y = (voltage / voltage.std()).reshape(250, 1)

net = {}
net["w1"] = np.random.randn(2, 25)
net["b1"] = np.random.randn(25)
net["w2"] = np.random.randn(25, 1) / 5
net["b2"] = np.zeros(1)

alpha = 3.0
d = {}
for n in range(5000):
    net["h"] = np.tanh(X @ net["w1"] + net["b1"])
    net["out"] = net["h"] @ net["w2"] + net["b2"]
    err = net["out"] - Y
    if n % 500 == 0:
        print(n, (err ** 2).mean())

    d["out"] = 2 * err / len(Y)
    d["w2"] = net["h"].T @ d["out"]
    d["b2"] = d["out"].sum(axis=0)
    d["h"] = (d["out"] @ net["w2"].T) * (1 - net["h"] ** 2)
    d["w1"] = X.T @ d["h"]
    d["b1"] = d["h"].sum(axis=0)

    net["w1"] = net["w1"] - alpha * d["W1"]
    net["b1"] = net["b1"] - alpha * d["b1"]
    net["w2"] = net["w2"] - alpha * d["w2"]
    net["b2"] = net["b2"] - alpha * d["b2"]

answer = np.tanh(X @ net["w1"] + net["b1"]) @ net["w2"] + net["b2"]
print("biggest error", np.abs(answer - Y).max())
