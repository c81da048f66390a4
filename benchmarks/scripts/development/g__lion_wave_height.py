# Significant wave height from wind and fetch (SMB curves + buoy noise).
# Optimizer: Lion (only the SIGN of the interpolated momentum is used). Everything in float32.
import numpy as np

rng = np.random.default_rng(4)
f32 = np.float32
U = rng.uniform(3, 25, 800).astype(f32)                       # m/s
fetch = (10 ** rng.uniform(0.7, 2.8, 800)).astype(f32)        # km
g = f32(9.81)
gF = g * fetch * 1000 / U ** 2
Hs = 0.283 * U ** 2 / g * np.tanh(0.0125 * gF ** f32(0.42))
buoy = (Hs + rng.normal(0, 0.12, 800)).astype(f32)

x = np.stack([(U - 14) / 6.3, (np.log10(fetch) - 1.75) / 0.6], 1).astype(f32)
y = ((buoy - buoy.mean()) / buoy.std())[:, None]

P = {
    "W1": rng.normal(0, 0.7, (2, 24)).astype(f32), "b1": rng.normal(0, 0.3, (1, 24)).astype(f32),
    "W2": rng.normal(0, 0.2, (24, 24)).astype(f32), "b2": np.zeros((1, 24), f32),
    "W3": rng.normal(0, 0.2, (24, 1)).astype(f32), "b3": np.zeros((1, 1), f32),
}
M = {k: np.zeros_like(v) for k, v in P.items()}


def forward(P, x):
    a1 = np.tanh(x @ P["W1"] + P["b1"])
    a2 = np.tanh(a1 @ P["W2"] + P["b2"])
    return a1, a2, a2 @ P["W3"] + P["b3"]


def backward(P, x, y):
    a1, a2, out = forward(P, x)
    d3 = (out - y) * f32(2 / len(x))
    d2 = d3 @ P["W3"].T * (1 - a2 * a2)
    d1 = d2 @ P["W2"].T * (1 - a1 * a1)
    G = {"W1": x.T @ d1, "b1": d1.sum(0, keepdims=True), "W2": a1.T @ d2,
         "b2": d2.sum(0, keepdims=True), "W3": a2.T @ d3, "b3": d3.sum(0, keepdims=True)}
    return float(np.mean((out - y) ** 2)), G


steps, top = 3000, 2e-3
for s in range(steps):
    loss, G = backward(P, x, y)
    rate = f32(top * (1 - s / steps))
    for k in P:
        P[k] -= rate * np.sign(f32(0.9) * M[k] + f32(0.1) * G[k])
        M[k] = f32(0.99) * M[k] + f32(0.01) * G[k]
    if s % 500 == 0:
        print(f"{s:5d} {loss:.5f}")

height = forward(P, x)[2][:, 0] * buoy.std() + buoy.mean()
print("rms error", np.sqrt(np.mean((height - buoy) ** 2)), "m")
