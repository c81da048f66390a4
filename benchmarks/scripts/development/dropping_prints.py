import numpy as np, sys, time

np.random.seed(70)
start = time.time()
N = 200
angle = np.random.uniform(-np.pi, np.pi, N)
X = np.vstack([np.cos(angle), np.sin(angle)]).T
y = (np.cos(2 * angle) + 0.5 * np.sin(angle)).reshape(N, 1)

w0 = np.random.randn(2, 20); b0 = np.random.randn(20)
w1 = np.random.randn(20, 1) * 0.2; b1 = np.zeros(1)

best = (1e9, None)
for it in range(5000):
    h = 1/(1+np.exp(-(X @ w0 + b0)))
    o = h @ w1 + b1
    L = ((o-y)**2).mean()
    if L < best[0]: best = (L, (w0.copy(), b0.copy(), w1.copy(), b1.copy()))
    if it % 250 == 0:
        sys.stdout.write("\r%5d/5000  loss=%.6f  %.1fs" % (it, L, time.time()-start))
        sys.stdout.flush()
    go = 2*(o-y)/N
    gh = go @ w1.T * h*(1-h)
    w1 = w1 - 0.3 * (h.T @ go); b1 = b1 - 0.3 * go.sum(0)
    w0 = w0 - 0.3 * (X.T @ gh); b0 = b0 - 0.3 * gh.sum(0)
print()
w0, b0, w1, b1 = best[1]
o = 1/(1+np.exp(-(X @ w0 + b0))) @ w1 + b1
print('best loss', best[0])
