"""Water retention of two horizons from the pressure plate, smoothed with a small net."""
import numpy as np

np.random.seed(41)

# pF = log10 of the suction in cm; horizon 0 = sandy Ap, 1 = loamy Bt
pF = np.tile(np.linspace(0.0, 4.2, 85), 2)
horizon = np.repeat([0.0, 1.0], 85)
alpha = np.where(horizon == 0, 0.04, 0.01)
n_vg = np.where(horizon == 0, 2.2, 1.35)
h_cm = 10.0 ** pF
theta = 0.04 + 0.38 * (1 + (alpha * h_cm) ** n_vg) ** -(1 - 1 / n_vg)
theta += 0.008 * np.random.randn(theta.size)

X = np.column_stack([(pF - 2.1) / 1.2, 2 * horizon - 1])
t = ((theta - theta.mean()) / theta.std())[:, None]

H = 14
V = np.random.randn(2, H)
c = np.random.uniform(-2, 2, H)
w = np.random.randn(H, 1) / np.sqrt(H)
d = np.zeros(1)

eta0, n_iter = 0.08, 14000
for k in range(n_iter):
    eta = eta0 / (1 + k / n_iter)
    z = np.tanh(X @ V + c)
    yhat = z @ w + d
    err = yhat - t
    if k % 2000 == 0:
        print(f"{k:5d}  mse {np.mean(err ** 2):.5f}  eta {eta:.3f}")
    g = 2 * err / err.size
    gz = (g @ w.T) * (1 - z * z)
    w -= eta * (z.T @ g)
    d -= eta * g.sum(0)
    V -= eta * (X.T @ gz)
    c -= eta * gz.sum(0)

theta_fit = ((np.tanh(X @ V + c) @ w + d) * theta.std() + theta.mean())[:, 0]
for name, which in (("Ap", 0), ("Bt", 1)):
    sel = horizon == which
    print(name, "rms error of theta", np.sqrt(np.mean((theta_fit[sel] - theta[sel]) ** 2)))
    print("   field capacity (pF 1.8):", np.interp(1.8, pF[sel], theta_fit[sel]).round(3))
