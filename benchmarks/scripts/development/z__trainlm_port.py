"""My trainlm from MATLAB, ported to numpy: y = f(x) with one hidden tansig layer."""
import numpy as np

S = 8  # neurons


def unpack(w):
    return w[:S], w[S:2 * S], w[2 * S:3 * S], w[3 * S]


def simulate(w, p):
    iw, b1, lw, b2 = unpack(w)
    a1 = np.tanh(np.outer(p, iw) + b1)
    return a1, a1 @ lw + b2


def jacobian(w, p):
    iw, b1, lw, b2 = unpack(w)
    a1, _ = simulate(w, p)
    d = (1 - a1**2) * lw
    return np.hstack([d * p[:, None], d, a1, np.ones((len(p), 1))])


def trainlm(w, p, t, mu=1e-2, epochs=400, mu_max=1e10, goal=0.0):
    e = simulate(w, p)[1] - t
    perf = np.sum(e**2)
    for epoch in range(epochs):
        J = jacobian(w, p)
        H = J.T @ J
        g = J.T @ e
        while mu < mu_max:
            trial = w - np.linalg.solve(H + mu * np.eye(len(w)), g)
            e_new = simulate(trial, p)[1] - t
            perf_new = np.sum(e_new**2)
            if perf_new < perf:
                w, e, perf = trial, e_new, perf_new
                mu = max(mu / 10, 1e-12)
                break
            mu = mu * 10
        if mu >= mu_max or perf <= goal:
            break
        if epoch % 50 == 0:
            print("TRAINLM, Epoch %d/%d, SSE %g, Mu %g" % (epoch, epochs, perf, mu))
    return w


rng = np.random.RandomState(3)
p = np.linspace(-1, 1, 2000)
t = np.sin(4 * p) * np.exp(-p) + 0.05 * rng.randn(2000)

# Nguyen-Widrow like start, best of five
nets = []
for k in range(5):
    w0 = np.concatenate([4.0 * np.sign(rng.randn(S)), np.linspace(-4, 4, S), 0.5 * rng.randn(S), [0.0]])
    nets.append(trainlm(w0, p, t))
errors = [np.mean((simulate(w, p)[1] - t) ** 2) for w in nets]
best = nets[int(np.argmin(errors))]
y = simulate(best, p)[1]
print("mse of the five nets:", np.round(errors, 6))
