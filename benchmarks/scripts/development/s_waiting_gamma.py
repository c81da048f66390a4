# Exercise 7.4: waiting times are gamma distributed, the mean depends on the hour.
# Minimise the deviance with a log link; a network replaces the linear predictor.
import numpy as np

rng = np.random.RandomState(704)
SHAPE = 10.0


def simulate(n):
    hour = rng.uniform(8, 20, n)
    staff = rng.randint(1, 5, n)
    eta = 2.2 + 0.9 * np.sin((hour - 8) / 12 * 2 * np.pi) - 0.35 * (staff - 1)
    mu = np.exp(eta)
    return hour, staff, mu, mu * rng.gamma(SHAPE, 1 / SHAPE, n)


def link(theta, x):
    hid = np.tanh(x.dot(theta[0]) + theta[1])
    return hid, hid.dot(theta[2]) + theta[3]


def deviance(theta, x, y):
    eta = link(theta, x)[1]
    mu = np.exp(eta)
    return 2 * np.mean((y - mu) / mu - np.log(y / mu))


def score(theta, x, y):
    hid, eta = link(theta, x)
    # derivative of 2 ((y - mu)/mu - log(y/mu)) with respect to eta
    d_eta = 2 * (1 - y * np.exp(-eta)) / len(y)
    d_hid = np.outer(d_eta, theta[2]) * (1 - hid ** 2)
    return [x.T.dot(d_hid), d_hid.sum(0), hid.T.dot(d_eta), d_eta.sum()]


hour, staff, mu, wait = simulate(700)
x = np.column_stack([(hour - 14) / 3.5, (staff - 2.5) / 1.1])
theta = [rng.normal(0, 0.8, (2, 12)), rng.normal(0, 0.8, 12), rng.normal(0, 0.2, 12), np.log(wait.mean())]
velocity = [np.zeros_like(p) for p in theta]

for step in range(4000):
    g = score(theta, x, wait)
    for i in range(4):
        velocity[i] = 0.9 * velocity[i] - 0.06 * g[i]
        theta[i] = theta[i] + velocity[i]
    if step % 500 == 0:
        print("step", step, "deviance", deviance(theta, x, wait).round(4))

expected_wait = np.exp(link(theta, x)[1])
print("estimated shape:", 1 / np.mean((wait / expected_wait - 1) ** 2), "(true: 10)")
