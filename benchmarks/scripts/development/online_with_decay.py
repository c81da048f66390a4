import numpy as np

rng = np.random.default_rng(28)
# inverse kinematics of a one-joint arm with an elastic belt: tip height -> motor angle
angle = rng.uniform(-1.2, 1.2, 150)
height = np.sin(angle) + 0.02 * rng.standard_normal(150)
xs = height / height.std()
ts = angle / angle.std()

M = 10
v = rng.uniform(-1, 1, M)
a = rng.uniform(-1, 1, M)
w = np.zeros(M)
c = 0.0

eta0, tau = 0.1, 3000.0
count = 0
for sweep in range(100):
    for i in rng.permutation(len(xs)):
        eta = eta0 / (1 + count / tau)
        count += 1
        u = np.tanh(v * xs[i] + a)
        o = u @ w + c
        delta = o - ts[i]
        back = delta * w * (1 - u ** 2)
        w -= eta * delta * u
        c -= eta * delta
        v -= eta * back * xs[i]
        a -= eta * back
    if sweep % 20 == 0:
        all_o = np.tanh(np.outer(xs, v) + a) @ w + c
        print(f"sweep {sweep:3d}: rms {np.sqrt(np.mean((all_o - ts) ** 2)):.4f}, eta {eta:.4f}")

all_o = np.tanh(np.outer(xs, v) + a) @ w + c
