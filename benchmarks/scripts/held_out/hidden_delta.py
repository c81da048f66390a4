import numpy as np

# -------------------------------
# multilayer perceptron, tanh/linear
# -------------------------------
rs = np.random.RandomState(3)

patterns = rs.uniform(-2, 2, (200, 1))
targets = np.sin(2 * patterns) * patterns

IN, HID, OUT = 1, 18, 1
wih = rs.normal(0, 1.5, (IN, HID))
bih = rs.uniform(-2, 2, HID)
who = rs.normal(0, 0.4, (HID, OUT))
bho = np.zeros(OUT)
LEARNING_RATE = 0.05


def propagate(p):
    hid = np.tanh(p @ wih + bih)
    return hid, hid @ who + bho


for cycle in range(4000):
    hid, out = propagate(patterns)
    delta_o = (targets - out) / len(patterns)
    delta_h = (1 - hid**2) * -(delta_o @ who.T)

    who += LEARNING_RATE * hid.T @ delta_o
    bho += LEARNING_RATE * delta_o.sum(axis=0)
    wih += LEARNING_RATE * patterns.T @ delta_h
    bih += LEARNING_RATE * delta_h.sum(axis=0)

    if cycle % 400 == 0:
        print("cycle", cycle, "error", 0.5 * np.mean((targets - out) ** 2))
