"""Discharge over a V-notch weir. Sum of squares as loss, hence the small step."""
import numpy as np


def measure(n=400, seed=9):
    r = np.random.RandomState(seed)
    head = r.uniform(0.05, 0.6, n)                   # m
    notch = r.uniform(30, 120, n)                    # degrees
    q = 8 / 15 * 0.58 * np.sqrt(2 * 9.81) * np.tan(np.radians(notch / 2)) * head ** 2.5
    q = 1000 * q                                     # l/s
    return head, notch, q + r.normal(0, 2, n)


def prepare(head, notch, q):
    A = np.vstack([head, notch]).T
    A = (A - A.mean(0)) / A.std(0)
    return A, (q - q.mean()) / q.std()


def net(A, w):
    hid = np.tanh(A.dot(w[0]) + w[1])
    return hid, hid.dot(w[2]) + w[3]


def sse_and_grad(A, t, w):
    hid, o = net(A, w)
    d = o - t
    sse = np.sum(d ** 2)
    gd = 2 * d
    gh = np.outer(gd, w[2]) * (1 - hid ** 2)
    return sse, [A.T.dot(gh), gh.sum(0), hid.T.dot(gd), gd.sum()]


def descend(A, t, hidden=15, step=1e-4, n_steps=8000):
    r = np.random.RandomState(1)
    w = [r.randn(2, hidden) * 0.7, r.randn(hidden) * 0.3, r.randn(hidden) * 0.2, 0.0]
    for k in range(n_steps):
        sse, g = sse_and_grad(A, t, w)
        w = [a - step * b for a, b in zip(w, g)]
        if k % 1000 == 0:
            print("%6d   SSE %10.4f" % (k, sse))
    return w


head, notch, q = measure()
A, t = prepare(head, notch, q)
w = descend(A, t)
fitted = net(A, w)[1]
print("R2 %.4f" % (1 - np.sum((fitted - t) ** 2) / np.sum(t ** 2)))
