"""Throughput over distance in the warehouse, 90 readings: damped Gauss-Newton, no learning rate."""
import numpy as np
import matplotlib.pyplot as plt


def survey(rng):
    metres = np.sort(rng.uniform(2, 80, 90))
    mbit = 240 + 130 * np.tanh((22 - metres) / 9) + 95 * np.tanh((55 - metres) / 6)
    return metres, mbit + rng.normal(0, 15, 90)


def split(theta):
    a, b, c = theta[:-1].reshape(3, -1)
    return a, b, c, theta[-1]


def predict(theta, s):
    a, b, c, d = split(theta)
    return np.tanh(np.outer(s, a) + b) @ c + d


def jacobian(theta, s):
    """d prediction / d theta, one row per reading"""
    a, b, c, _ = split(theta)
    h = np.tanh(np.outer(s, a) + b)
    inner = (1 - h ** 2) * c
    return np.hstack([inner * s[:, None], inner, h, np.ones((len(s), 1))])


def objective(theta, s, y, ridge):
    return np.sum((predict(theta, s) - y) ** 2) + ridge * np.sum(theta ** 2)


def levenberg(theta, s, y, ridge=0.002, rounds=4000):
    damping = 1.0
    cost = objective(theta, s, y, ridge)
    for k in range(rounds):
        J = jacobian(theta, s)
        g = J.T @ (predict(theta, s) - y) + ridge * theta
        A = J.T @ J + (ridge + damping) * np.eye(len(theta))
        trial = theta - np.linalg.solve(A, g)
        trial_cost = objective(trial, s, y, ridge)
        if trial_cost < cost:
            theta, cost = trial, trial_cost
            damping = max(damping / 3, 1e-6)
        else:
            damping = min(damping * 2, 1e8)
        if k % 500 == 0:
            print(k, round(cost, 5), f"{damping:.1e}")
    return theta


if __name__ == "__main__":
    rng = np.random.default_rng(802)
    metres, mbit = survey(rng)
    s = (metres - metres.mean()) / metres.std()
    y = (mbit - mbit.mean()) / mbit.std()
    units = 6
    start = np.concatenate([rng.normal(0, 1.5, units), rng.uniform(-2, 2, units),
                            rng.normal(0, 0.4, units), [0.0]])
    theta = levenberg(start, s, y)
    speed = predict(theta, s) * mbit.std() + mbit.mean()
    print("rms", np.sqrt(np.mean((speed - mbit) ** 2)), "Mbit/s")
    plt.plot(metres, mbit, "o", metres, speed, "-")
    plt.show()
