# lead angle for a homing missile: distance and target speed -> angle (deg)
import numpy as np


class Brain(object):
    def __init__(self, n):
        self.win = np.random.randn(2, n)
        self.bin = np.random.randn(n) * 0.3
        self.wout = np.random.randn(n, 1) / np.sqrt(n)
        self.bout = np.zeros(1)

    def update(self, x):
        self.hid = np.tanh(x.dot(self.win) + self.bin)
        return self.hid.dot(self.wout) + self.bout

    def train_tick(self, x, want, rate):
        error = want - self.update(x)
        n = len(x)
        err_hid = error.dot(self.wout.T) * (1 - self.hid ** 2)
        self.wout += rate * self.hid.T.dot(error) / n
        self.bout += rate * error.mean(axis=0)
        self.win += rate * x.T.dot(err_hid) / n
        self.bin += rate * err_hid.mean(axis=0)
        return (error ** 2).mean()


np.random.seed(12)
dist = np.random.uniform(50, 800, 350)
speed = np.random.uniform(0, 60, 350)
angle = np.degrees(np.arctan2(speed, 30 + dist / 12.0))

state = np.column_stack([dist, speed])
mu, sigma = state.mean(axis=0), state.std(axis=0)
state = (state - mu) / sigma
want = (angle.reshape(-1, 1) - angle.mean()) / angle.std()

brain = Brain(20)
for tick in range(4000):
    e = brain.train_tick(state, want, 0.2)
    if tick % 500 == 0:
        print("tick", tick, "error", e)

lead = brain.update(state) * angle.std() + angle.mean()
print("worst angle error", np.abs(lead.ravel() - angle).max())
