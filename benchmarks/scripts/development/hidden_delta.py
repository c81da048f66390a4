import numpy as np

# -------------------------------
# multilayer perceptron, tanh/linear
# -------------------------------
rs = np.random.RandomState(3)

patterns = rs.uniform(-2, 2, (200, 1))
targets = np.sin(2 * patterns) * patterns

IN, HID, OUT = 1, 18, 1
w_ih = rs.normal(0, 1.5, (IN, HID))
b_ih = rs.uniform(-2, 2, HID)
w_ho = rs.normal(0, 0.4, (HID, OUT))
b_ho = np.zeros(OUT)
LEARNING_RATE = 0.05

def propagate(p):
    hid = np.tanh(p @ w_ih + b_ih)
    return hid, hid @ w_ho + b_ho

for cycle in range(4000):
    hid, out = propagate(patterns)
    delta_o = (targets - out) / len(patterns)
    delta_h = (1 - hid ** 2) * -(delta_o @ w_ho.T)

    w_ho += LEARNING_RATE * hid.T @ delta_o
    b_ho += LEARNING_RATE * delta_o.sum(axis=0)
    w_ih += LEARNING_RATE * patterns.T @ delta_h
    b_ih += LEARNING_RATE * delta_h.sum(axis=0)

    if cycle % 400 == 0:
        print("cycle", cycle, "error", 0.5 * np.mean((targets - out) ** 2))
