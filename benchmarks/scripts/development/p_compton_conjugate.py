"""Klein-Nishina cross section as a small network, trained by conjugate gradients.

Polak-Ribiere with backtracking; the whole parameter vector is one flat array.
"""
import numpy as np

N_IN, N_HID = 2, 12


def klein_nishina(energy, angle):
    """Relative differential cross section; energy in units of the electron's mass."""
    p = 1 / (1 + energy * (1 - np.cos(angle)))
    return 0.5 * p ** 2 * (p + 1 / p - np.sin(angle) ** 2)


def unpack(theta):
    k = N_IN * N_HID
    return (theta[:k].reshape(N_IN, N_HID), theta[k:k + N_HID],
            theta[k + N_HID:k + 2 * N_HID], theta[-1])


def model(theta, X):
    W, b, v, c = unpack(theta)
    return np.tanh(X @ W + b) @ v + c


def cost_and_slope(theta, X, y):
    W, b, v, c = unpack(theta)
    h = np.tanh(X @ W + b)
    r = h @ v + c - y
    back = np.outer(r, v) * (1 - h ** 2)
    slope = np.concatenate([(X.T @ back).ravel(), back.sum(0), h.T @ r, [r.sum()]])
    return 0.5 * np.mean(r ** 2), slope / len(y)


def conjugate_gradients(theta, X, y, n_iter):
    f, g = cost_and_slope(theta, X, y)
    direction = -g
    step = 1.0
    for it in range(n_iter):
        slope = g @ direction
        if slope >= 0:                       # lost conjugacy: start again downhill
            direction, slope = -g, -g @ g
        step = min(2.5 * step, 50.0)
        while True:
            trial = theta + step * direction
            f_new, g_new = cost_and_slope(trial, X, y)
            if f_new <= f + 1e-4 * step * slope or step < 1e-12:
                break
            step *= 0.5
        beta = max(0.0, g_new @ (g_new - g) / (g @ g))
        direction = -g_new + beta * direction
        theta, f, g = trial, f_new, g_new
        if it % 100 == 0:
            print("%4d  cost %.3e  |g| %.1e  step %.2g" % (it, f, np.linalg.norm(g), step))
    return theta


def main():
    rng = np.random.RandomState(1923)
    energy = rng.uniform(0.1, 3.0, 900)
    angle = rng.uniform(0, np.pi, 900)
    sigma = klein_nishina(energy, angle) + rng.normal(0, 0.01, 900)
    X = np.column_stack([(energy - 1.55) / 0.84, (angle - np.pi / 2) / 0.9])
    y = (sigma - sigma.mean()) / sigma.std()
    theta = rng.normal(0, 0.7, N_IN * N_HID + 2 * N_HID + 1)
    theta = conjugate_gradients(theta, X, y, 800)
    sigma_fit = model(theta, X) * sigma.std() + sigma.mean()
    print("largest deviation", np.abs(sigma_fit - sigma).max())


if __name__ == "__main__":
    main()
