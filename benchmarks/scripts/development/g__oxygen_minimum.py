"""Dissolved oxygen against depth, bottle samples of one cruise leg."""
import numpy as np

np.random.seed(11)

# --- bottles -------------------------------------------------------------
depth = np.concatenate([np.random.uniform(0, 300, 150), np.random.uniform(300, 1800, 200)])
surface = 210 * np.exp(-depth / 140.0)
deep = 150 * (1 - np.exp(-(depth / 1000.0) ** 2))
oxygen = 22 + surface + deep + 4.0 * np.random.randn(len(depth))     # umol/kg

# the thermocline is thin, the abyss is not: the net gets the root of the depth
root = np.sqrt(depth)
mu_r, sd_r = root.mean(), root.std()
mu_o, sd_o = oxygen.mean(), oxygen.std()
X = ((root - mu_r) / sd_r)[:, None]
Y = ((oxygen - mu_o) / sd_o)[:, None]

# --- 1 - 14 - 1 ------------------------------------------------------------
H = 14
W1 = np.random.randn(1, H) * 1.5
b1 = np.random.uniform(-1.5, 1.5, (1, H))
W2 = np.random.randn(H, 1) / np.sqrt(H)
b2 = np.zeros((1, 1))
params = [W1, b1, W2, b2]
speed = [np.zeros_like(p) for p in params]

history = []
for it in range(8000):
    A = np.tanh(X @ W1 + b1)
    out = A @ W2 + b2
    r = out - Y
    history.append(float((r ** 2).mean()))

    d_out = 2 * r / len(X)
    d_hid = (d_out @ W2.T) * (1 - A * A)
    grads = [X.T @ d_hid, d_hid.sum(0, keepdims=True), A.T @ d_out, d_out.sum(0, keepdims=True)]
    for p, v, g in zip(params, speed, grads):
        v *= 0.9
        v -= 0.03 * g
        p += v
    if it % 1000 == 0:
        print(it, history[-1])

fitted = (np.tanh(X @ W1 + b1) @ W2 + b2)[:, 0] * sd_o + mu_o
core = depth[np.argmin(fitted)]
print("rms %.2f umol/kg, oxygen minimum near %.0f m" % (np.std(fitted - oxygen), core))
