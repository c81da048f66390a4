# Weekly sales vs advertising spend. Most of the variance is just people being people,
# so R2 of 0.6 is as good as it gets. Early stopping keeps the net from learning the noise.
import numpy as np


def load(rng, n=3000):
    tv, online = rng.gamma(2.0, 1.5, n), rng.gamma(2.0, 1.0, n)
    sales = 12 + 9 * tv / (tv + 2) + 6 * online / (online + 1.5) + 0.4 * tv * online / 4
    return np.c_[tv, online], sales + rng.normal(0, 1.7, n)


class Net:
    def __init__(self, rng, width=16):
        self.theta = [rng.normal(0, 0.7, (2, width)), rng.normal(0, 0.3, width),
                      rng.normal(0, 0.25, (width, 1)), np.zeros(1)]

    def __call__(self, x):
        A, a, B, b = self.theta
        self.h = np.tanh(x @ A + a)
        return self.h @ B + b

    def grad(self, x, y):
        A, a, B, b = self.theta
        e = (self(x) - y) / len(x)          # of half the mean squared error
        d = e @ B.T * (1 - self.h**2)
        return [x.T @ d, d.sum(0), self.h.T @ e, e.sum(0)]


def main():
    rng = np.random.default_rng(404)
    spend, sales = load(rng)
    x = (spend - spend.mean(0)) / spend.std(0)
    mu, sd = sales.mean(), sales.std()
    y = ((sales - mu) / sd)[:, None]
    train, valid = np.arange(0, 2400), np.arange(2400, 3000)

    net = Net(rng)
    best, best_theta, bad = np.inf, None, 0
    for epoch in range(400):
        rng.shuffle(train)
        lr = 0.1 / (1 + epoch / 60)
        for rows in np.array_split(train, 40):
            net.theta = [t - lr * g for t, g in zip(net.theta, net.grad(x[rows], y[rows]))]
        val = np.mean((net(x[valid]) - y[valid]) ** 2)
        if val < best - 1e-5:
            best, best_theta, bad = val, [t.copy() for t in net.theta], 0
        else:
            bad += 1
        if bad == 60:
            print("stopped early after epoch", epoch)
            break

    net.theta = best_theta
    forecast = net(x)[:, 0] * sd + mu
    print("R2 of all weeks:", 1 - np.sum((forecast - sales) ** 2) / np.sum((sales - mu) ** 2))
    return forecast


if __name__ == "__main__":
    main()
