# Equation of time (minutes the sundial is off), Adam + cosine decay in a dict
import numpy as np

rng = np.random.default_rng(365)
d = np.arange(1, 366, dtype=float)
B = 2 * np.pi * (d - 81) / 365
eot = 9.87 * np.sin(2 * B) - 7.53 * np.cos(B) - 1.5 * np.sin(B)

x = (d[:, None] - 183) / 105.4
y = eot[:, None] / eot.std()

P = {"W1": rng.normal(0, 2, (1, 30)), "b1": rng.normal(0, 2, 30),
     "W2": rng.normal(0, 0.2, (30, 1)), "b2": np.zeros(1)}
M = {k: 0 * v for k, v in P.items()}
S = {k: 0 * v for k, v in P.items()}

T = 1500
for t in range(1, T + 1):
    h = np.tanh(x @ P["W1"] + P["b1"])
    f = h @ P["W2"] + P["b2"]
    e = f - y
    G = {"W2": h.T @ e, "b2": e.sum(0)}
    q = (e @ P["W2"].T) * (1 - h ** 2)
    G["W1"], G["b1"] = x.T @ q, q.sum(0)

    lr = 0.02 * 0.5 * (1 + np.cos(np.pi * t / T))      # down to zero
    for k in P:
        M[k] = 0.9 * M[k] + 0.1 * G[k]
        S[k] = 0.999 * S[k] + 0.001 * G[k] ** 2
        P[k] = P[k] - lr * (M[k] / (1 - 0.9 ** t)) / (np.sqrt(S[k] / (1 - 0.999 ** t)) + 1e-8)
    if t % 100 == 0:
        print(t, "loss per day", (e ** 2).sum() / 365)

minutes = (np.tanh(x @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]) * eot.std()
print("largest error:", np.abs(minutes[:, 0] - eot).max(), "min")
