"""Engine torque on the dynamometer; five folds, every row predicted by a net that never saw it."""
import numpy as np


class TorqueNet:
    def __init__(self, n_in, n_hidden, rate, rng):
        self.w1 = rng.randn(n_in, n_hidden) * np.sqrt(1.0 / n_in)
        self.b1 = np.zeros((1, n_hidden))
        self.w2 = rng.randn(n_hidden, 1) * np.sqrt(1.0 / n_hidden)
        self.b2 = np.zeros((1, 1))
        self.rate = rate

    def predict(self, x):
        self.a = np.tanh(np.dot(x, self.w1) + self.b1)
        return np.dot(self.a, self.w2) + self.b2

    def step(self, x, t):
        err = (self.predict(x) - t) / x.shape[0]
        hid = np.dot(err, self.w2.T) * (1 - self.a ** 2)
        self.w2 -= self.rate * np.dot(self.a.T, err)
        self.b2 -= self.rate * err.sum(axis=0, keepdims=True)
        self.w1 -= self.rate * np.dot(x.T, hid)
        self.b1 -= self.rate * hid.sum(axis=0, keepdims=True)

    def fit(self, x, t, n_steps):
        for _ in range(n_steps):
            self.step(x, t)
        return self


rng = np.random.RandomState(31)
rpm = rng.uniform(1000, 6500, (250, 1))
throttle = rng.uniform(0.2, 1.0, (250, 1))
torque = throttle * (180 - 9e-6 * (rpm - 3800) ** 2) + rng.randn(250, 1) * 3

features = np.hstack([(rpm - 3750) / 1600, (throttle - 0.6) / 0.23])
folds = np.array_split(rng.permutation(len(rpm)), 5)
held_out_prediction = np.zeros_like(torque)
for k, test in enumerate(folds):
    train = np.concatenate([f for j, f in enumerate(folds) if j != k])
    centre, spread = torque[train].mean(), torque[train].std()
    net = TorqueNet(2, 16, 0.2, rng)
    net.fit(features[train], (torque[train] - centre) / spread, 3000)
    held_out_prediction[test] = net.predict(features[test]) * spread + centre
    gap = held_out_prediction[test] - torque[test]
    print("fold %d  rmse %.2f Nm" % (k + 1, np.sqrt(np.mean(gap ** 2))))
