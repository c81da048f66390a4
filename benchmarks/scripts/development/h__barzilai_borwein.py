"""Do Barzilai-Borwein steps survive a nonconvex least-squares problem?  (they do, with a fallback)"""
import numpy as np

WIDTH = 10


def unpack(theta):
    a = theta[:WIDTH].reshape(1, WIDTH)
    b = theta[WIDTH:2 * WIDTH].reshape(1, WIDTH)
    c = theta[2 * WIDTH:3 * WIDTH].reshape(WIDTH, 1)
    return a, b, c, theta[-1]


def net(theta, x):
    a, b, c, d = unpack(theta)
    return np.tanh(x @ a + b) @ c + d


def value_and_gradient(theta, x, y):
    a, b, c, d = unpack(theta)
    h = np.tanh(x @ a + b)
    r = h @ c + d - y
    f = 0.5 * np.mean(r ** 2)
    r = r / len(x)
    dz = (r @ c.T) * (1 - h ** 2)
    g = np.concatenate([(x.T @ dz).ravel(), dz.sum(0), (h.T @ r).ravel(), [r.sum()]])
    return f, g


def minimise(theta, x, y, iterations=4000, memory=10):
    f, g = value_and_gradient(theta, x, y)
    step = 0.1
    recent = [f]
    for k in range(iterations):
        # nonmonotone Armijo rule of Grippo, Lampariello and Lucidi
        while True:
            trial = theta - step * g
            f_new, g_new = value_and_gradient(trial, x, y)
            if f_new <= max(recent) - 1e-4 * step * (g @ g) or step < 1e-12:
                break
            step *= 0.5
        s, z = trial - theta, g_new - g
        curvature = s @ z
        theta, f, g = trial, f_new, g_new
        recent = (recent + [f])[-memory:]
        step = np.clip((s @ s) / curvature, 1e-4, 50.0) if curvature > 0 else 0.5
        if k % 400 == 0:
            print(f"{k:5d} {f:.3e} {np.linalg.norm(g):.1e} step {step:.3g}")
        if np.linalg.norm(g) < 1e-7:
            break
    return theta


def main():
    rng = np.random.RandomState(3)
    x = np.linspace(-2, 2, 120).reshape(-1, 1)
    y = np.exp(-x ** 2) + 0.3 * x + rng.normal(0, 0.04, x.shape)
    theta = rng.normal(0, 1, 3 * WIDTH + 1)
    theta = minimise(theta, x, y)
    fit = net(theta, x)
    print("rmse", np.sqrt(np.mean((fit - y) ** 2)))
    return x, y, fit


if __name__ == "__main__":
    x, y, fit = main()
