"""Reed length -> fundamental frequency. NumPy only, Adam written out for a dict of parameters."""
import numpy as np

rs = np.random.RandomState(21)
N = 160
length = rs.uniform(2.0, 9.0, (N, 1))                 # cm
freq = 2900.0 / length ** 1.5 + rs.randn(N, 1) * 8.0    # Hz

lx = np.log(length)
x = (lx - lx.mean()) / lx.std()
y = freq / 500.0   # only a unit, not centred

P = {
    "w": rs.randn(1, 16) * 1.0,
    "a": rs.randn(1, 16) * 1.0,
    "v": rs.randn(16, 1) * 0.25,
    "o": np.zeros((1, 1)),
}
M = {k: np.zeros_like(v) for k, v in P.items()}
S = {k: np.zeros_like(v) for k, v in P.items()}
beta1, beta2, eps = 0.9, 0.999, 1e-8
eta = 1e-2

t = 0
while t < 3000:
    t += 1
    z = x @ P["w"] + P["a"]
    h = np.log1p(np.exp(z))                 # softplus
    f = h @ P["v"] + P["o"]
    r = f - y
    g_f = r / N                             # gradient of half the mean square
    g_z = g_f @ P["v"].T / (1 + np.exp(-z))
    G = {"w": x.T @ g_z, "a": g_z.sum(0, keepdims=True), "v": h.T @ g_f, "o": g_f.sum(0, keepdims=True)}
    for k in P:
        M[k] = beta1 * M[k] + (1 - beta1) * G[k]
        S[k] = beta2 * S[k] + (1 - beta2) * G[k] ** 2
        m_hat = M[k] / (1 - beta1 ** t)
        s_hat = S[k] / (1 - beta2 ** t)
        P[k] -= eta * m_hat / (np.sqrt(s_hat) + eps)
    if t % 300 == 0:
        print("%4d  loss %.3e" % (t, 0.5 * np.mean(r ** 2)))

hz = f * 500.0
print("worst reed is off by %.1f Hz" % np.max(np.abs(hz - freq)))
