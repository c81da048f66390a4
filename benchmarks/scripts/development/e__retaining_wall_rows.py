# earth pressure coefficient Ka (Rankine) from friction angle phi and backfill slope beta
import numpy as np

def rankine(phi, beta):
    cb = np.cos(beta)
    root = np.sqrt(cb**2 - np.cos(phi)**2)
    return cb * (cb - root) / (cb + root)

rng = np.random.RandomState(4)
phi = np.radians(rng.uniform(25, 45, 120))
beta = np.radians(rng.uniform(0, 22, 120))
Ka = rankine(phi, beta)

# scale to 0..1
A = np.c_[(phi - phi.min()) / (phi.max() - phi.min()),
          (beta - beta.min()) / (beta.max() - beta.min())]
B = (Ka - Ka.min()) / (Ka.max() - Ka.min())

nh = 8
W = rng.uniform(-1, 1, (nh, 2))
c = rng.uniform(-1, 1, nh)
U = rng.uniform(-1, 1, nh)
d = 0.0
learning_rate = 1e-5

for epoch in range(250):
    sse = 0
    for k in range(len(A)):
        xk = A[k]
        h = 1 / (1 + np.exp(-(W @ xk + c)))
        y_k = U @ h + d
        e = y_k - B[k]
        sse += e * e

        gU = e * h
        gd = e
        gh = e * U * h * (1 - h)
        gW = np.outer(gh, xk)
        gc = gh

        U = U - learning_rate * gU
        d = d - learning_rate * gd
        W = W - learning_rate * gW
        c = c - learning_rate * gc
    if epoch % 25 == 0:
        print(epoch, sse / len(A))

Ka_net = np.array([U @ (1 / (1 + np.exp(-(W @ xk + c)))) + d for xk in A])
print("largest error in Ka:", np.max(np.abs(Ka_net - B)) * (Ka.max() - Ka.min()))
