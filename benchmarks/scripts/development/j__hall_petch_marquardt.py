# Hardness against grain size for sixty polished sections, by Levenberg-Marquardt.
# Three units are plenty for one smooth curve, and the normal equations are 10 x 10.
import numpy as np

rng = np.random.default_rng(9)
grain = 10 ** rng.uniform(-0.5, 2.3, 60)                 # micrometres
hardness = 95 + 160 / np.sqrt(grain) / (1 + 0.3 / grain) + rng.normal(0, 3, 60)

u = np.log10(grain)
u = (u - u.mean()) / u.std()
centre, width = hardness.mean(), hardness.std()
goal = (hardness - centre) / width

K = 3
w = rng.normal(0, 1, K)
b = rng.normal(0, 1, K)
v = rng.normal(0, 0.5, K)
c = 0.0


def model(w, b, v, c):
    a = np.tanh(np.outer(u, w) + b)
    return a, a @ v + c


damping = 1.0
a, f = model(w, b, v, c)
cost = np.sum((f - goal) ** 2)
for iteration in range(300):
    slope = (1 - a ** 2) * v
    J = np.hstack([slope * u[:, None], slope, a, np.ones((len(u), 1))])
    residual = f - goal
    A = J.T @ J
    step = np.linalg.solve(A + damping * np.eye(len(A)), J.T @ residual)
    trial = w - step[:K], b - step[K:2 * K], v - step[2 * K:3 * K], c - step[-1]
    a_new, f_new = model(*trial)
    cost_new = np.sum((f_new - goal) ** 2)
    if cost_new < cost:
        w, b, v, c = trial
        a, f, cost = a_new, f_new, cost_new
        damping = max(damping / 3, 1e-3)
    else:
        damping = min(damping * 2, 1e6)
    if iteration % 50 == 0:
        print(iteration, "cost", cost, "damping", damping)

curve = f * width + centre
print("hardness is met within", np.sqrt(np.mean((curve - hardness) ** 2)), "HV")
