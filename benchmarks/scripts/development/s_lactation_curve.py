# Daily milk (kg) over one lactation: is Wood's curve really the right shape?
# Let a small network say, without telling it the formula.
import numpy as np


def herd(n=250, seed=305):
    r = np.random.RandomState(seed)
    day = r.uniform(5, 305, n)
    milk = 15.0 * day ** 0.22 * np.exp(-0.0036 * day)
    return day, milk, milk + r.normal(0, 1.0, n)


def inputs(day):
    both = np.column_stack([day, np.log(day)])
    return (both - inputs.mean) / inputs.std


def initial(r, n_in, n_hid):
    return [r.normal(0, 1 / np.sqrt(n_in), (n_in, n_hid)), r.uniform(-1, 1, n_hid),
            r.normal(0, 1 / np.sqrt(n_hid), n_hid), 0.0]


def net(theta, x):
    U, c, v, d = theta
    H = np.tanh(x @ U + c)
    return H, H @ v + d


def gradient(theta, x, y):
    U, c, v, d = theta
    H, out = net(theta, x)
    r = out - y
    back = np.outer(r, v) * (1 - H ** 2)
    n = len(y)
    return np.mean(r ** 2) / 2, [x.T @ back / n, back.mean(0), H.T @ r / n, r.mean()]


def train(theta, x, y, rate=0.1, momentum=0.9, steps=3500):
    velocity = [0 * p for p in theta]
    for k in range(steps):
        loss, g = gradient(theta, x, y)
        velocity = [momentum * u - rate * gi for u, gi in zip(velocity, g)]
        theta = [p + u for p, u in zip(theta, velocity)]
        if k % 500 == 0:
            print(k, round(loss, 5))
    return theta


day, wood, milk = herd()
raw = np.column_stack([day, np.log(day)])
inputs.mean, inputs.std = raw.mean(0), raw.std(0)
y_mean, y_std = milk.mean(), milk.std()

theta = train(initial(np.random.RandomState(1), 2, 10), inputs(day), (milk - y_mean) / y_std)
fit = net(theta, inputs(day))[1] * y_std + y_mean
print("distance from Wood's curve, rms:", np.sqrt(np.mean((fit - wood) ** 2)), "kg")
peak = np.linspace(5, 305, 601)
print("peak on day", peak[np.argmax(net(theta, inputs(peak))[1])])
