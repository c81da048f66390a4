"""newff / traingdx the way the old toolbox did it: samples are columns."""
import numpy as np


def mapminmax(A):
    lo = A.min(axis=1, keepdims=True)
    hi = A.max(axis=1, keepdims=True)
    return 2 * (A - lo) / (hi - lo) - 1, lo, hi


class newff:
    def __init__(self, P, T, S1):
        R = P.shape[0]
        self.IW = np.random.uniform(-1, 1, (S1, R)) * 1.5
        self.b1 = np.random.uniform(-1, 1, (S1, 1)) * 1.5
        self.LW = np.random.uniform(-1, 1, (T.shape[0], S1)) * 0.4
        self.b2 = np.zeros((T.shape[0], 1))

    def get(self):
        return [self.IW, self.b1, self.LW, self.b2]

    def set(self, values):
        self.IW, self.b1, self.LW, self.b2 = values

    def sim(self, P):
        self.A1 = np.tanh(self.IW @ P + self.b1)
        return self.LW @ self.A1 + self.b2

    def grad(self, P, T):
        E = self.sim(P) - T
        Q = P.shape[1]
        D2 = 2 * E / Q
        D1 = (self.LW.T @ D2) * (1 - self.A1**2)
        return [D1 @ P.T, D1.sum(1, keepdims=True), D2 @ self.A1.T, D2.sum(1, keepdims=True)]

    def mse(self, P, T):
        return np.mean(np.sum((self.sim(P) - T) ** 2, axis=0))


np.random.seed(1998)
x1 = np.random.rand(500) * 6
x2 = np.random.rand(500) * 80 + 20
target = 3 * np.cos(x1) + 0.05 * x2 * np.sin(x1 / 2) + 0.1 * np.random.randn(500)
P, plo, phi = mapminmax(np.vstack([x1, x2]))
T, tlo, thi = mapminmax(target[np.newaxis, :])

net = newff(P, T, 15)
lr, lr_inc, lr_dec, max_perf_inc, mc = 0.05, 1.05, 0.7, 1.04, 0.9
step = [np.zeros_like(w) for w in net.get()]
perf = net.mse(P, T)
for epoch in range(1, 6001):
    old = net.get()
    g = net.grad(P, T)
    step = [mc * s - lr * (1 - mc) * gi for s, gi in zip(step, g)]
    net.set([w + s for w, s in zip(old, step)])
    new_perf = net.mse(P, T)
    if new_perf > perf * max_perf_inc:      # throw the step away
        net.set(old)
        lr = lr * lr_dec
        step = [np.zeros_like(w) for w in old]
    else:
        if new_perf < perf:
            lr = lr * lr_inc
        perf = new_perf
    if epoch % 1000 == 0:
        print(f"TRAINGDX, Epoch {epoch}, MSE {perf:.6f}, lr {lr:.3g}")

Y = (net.sim(P) + 1) / 2 * (thi - tlo) + tlo
answer = Y[0]
print("rmse", np.sqrt(np.mean((answer - target) ** 2)))
