# First velocity correction of an electronic distance meter (ppm)
# from dry temperature, pressure and relative humidity.
import numpy as np

np.random.seed(11)
n = 600
temp = np.random.uniform(-15, 40, n)        # deg C
press = np.random.uniform(780, 1040, n)     # hPa
rh = np.random.uniform(10, 100, n)          # percent

a = 1 / 273.15
e = rh / 100 * 6.11 * 10 ** (7.5 * temp / (237.3 + temp))
ppm = 283.04 - (0.29195 * press / (1 + a * temp) - 11.27 * e / 273.15 / (1 + a * temp))
ppm = ppm + np.random.normal(0, 1.0, n)

X = np.stack([temp, press, rh], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
scale = ppm.std()
shift = ppm.mean()
y = ((ppm - shift) / scale).reshape(-1, 1)

W1 = np.random.randn(3, 16) / np.sqrt(3)
b1 = np.zeros((1, 16))
W2 = np.random.randn(16, 1) / 4
b2 = np.zeros((1, 1))

# Adam
theta = [W1, b1, W2, b2]
m = [np.zeros_like(t) for t in theta]
v = [np.zeros_like(t) for t in theta]
alpha, beta1, beta2, eps = 0.005, 0.9, 0.999, 1e-8

for step in range(1, 4001):
    h = np.tanh(X @ W1 + b1)
    pred = h @ W2 + b2
    err = pred - y
    cost = np.mean(err**2)

    d_out = 2 * err / n
    d_hid = d_out @ W2.T * (1 - h**2)
    grad = [X.T @ d_hid, d_hid.sum(axis=0, keepdims=True),
            h.T @ d_out, d_out.sum(axis=0, keepdims=True)]
    for k in range(4):
        m[k] = beta1 * m[k] + (1 - beta1) * grad[k]
        v[k] = beta2 * v[k] + (1 - beta2) * grad[k] ** 2
        m_hat = m[k] / (1 - beta1**step)
        v_hat = v[k] / (1 - beta2**step)
        theta[k] -= alpha * m_hat / (np.sqrt(v_hat) + eps)
    if step % 500 == 0:
        print(step, cost)

correction = (np.tanh(X @ W1 + b1) @ W2 + b2).ravel() * scale + shift
print("largest deviation [ppm]:", np.abs(correction - ppm).max())
