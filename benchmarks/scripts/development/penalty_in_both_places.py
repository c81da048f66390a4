import numpy as np

# Solar cell current over voltage and irradiance, weight decay in loss AND gradient


def unpack(vec, n_in, n_hid):
    k = n_in * n_hid
    return (vec[:k].reshape(n_in, n_hid), vec[k:k + n_hid],
            vec[k + n_hid:k + 2 * n_hid], vec[-1])


def loss_and_grad(vec, X, y, n_hid, decay):
    V, b, w, c = unpack(vec, X.shape[1], n_hid)
    A = 1 / (1 + np.exp(-(X @ V + b)))
    r = A @ w + c - y
    loss = 0.5 * np.mean(r ** 2) + 0.5 * decay * (np.sum(V ** 2) + np.sum(w ** 2))
    r = r / len(y)
    D = np.outer(r, w) * A * (1 - A)
    grad = np.concatenate([(X.T @ D + decay * V).ravel(), D.sum(0), A.T @ r + decay * w, [r.sum()]])
    return loss, grad


def descend(X, y, n_hid=15, decay=1e-5, rate=1.0, iterations=4000, tolerance=1e-9):
    vec = np.random.randn(X.shape[1] * n_hid + 2 * n_hid + 1)
    before = np.inf
    for it in range(iterations):
        loss, grad = loss_and_grad(vec, X, y, n_hid, decay)
        if loss > before:          # too far: be more careful from now on
            rate *= 0.7
        if abs(before - loss) < tolerance:
            break
        before = loss
        vec = vec - rate * grad
        if it % 400 == 0:
            print("it %5d  loss %.6f  rate %.3f" % (it, loss, rate))
    return vec


volt = np.random.uniform(0, 0.7, 300)
sun = np.random.uniform(0.2, 1.0, 300)
amp = 8 * sun * (1 - np.exp((volt - 0.62 - 0.03 * np.log(sun)) / 0.06))
amp = np.maximum(amp, 0) + 0.1 * np.random.randn(300)
X = np.column_stack([(volt - 0.35) / 0.2, (sun - 0.6) / 0.23])
y = (amp - amp.mean()) / amp.std()

theta = descend(X, y)
V, b, w, c = unpack(theta, 2, 15)
y_fit = 1 / (1 + np.exp(-(X @ V + b))) @ w + c
print("R2 %.4f" % (1 - np.sum((y - y_fit) ** 2) / np.sum(y ** 2)))
