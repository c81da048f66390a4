import numpy as np
np.random.seed(3)

# learn log10(dose) -> response of 2 channels; loss goes to nan after ~20 iterations ???
N, D, H, K = 200, 4, 64, 2
dose = np.random.uniform(-1, 1, (N, D))
mix = np.random.randn(D, K)
resp = np.tanh(np.einsum("nd,dk->nk", dose, mix)) + 0.03 * np.random.randn(N, K)

p = dict(
    w1=np.random.randn(D, H) * np.sqrt(2 / D),
    b1=np.zeros(H),
    w2=np.random.randn(H, K) * np.sqrt(2 / H),
    b2=np.zeros(K),
)
alpha = 1.5

it = 0
while it < 2500:
    z = np.einsum("nd,dh->nh", dose, p["w1"]) + p["b1"]
    a = z * (z > 0)
    o = np.einsum("nh,hk->nk", a, p["w2"]) + p["b2"]
    e = o - resp
    loss = np.einsum("nk,nk->", e, e) / N
    if it % 250 == 0:
        print("it", it, "loss", loss)

    do = 2 * e / N
    da = np.einsum("nk,hk->nh", do, p["w2"])
    dz = da * (z > 0)
    g = {
        "w2": np.einsum("nh,nk->hk", a, do),
        "b2": do.sum(0),
        "w1": np.einsum("nd,nh->dh", dose, dz),
        "b1": dz.sum(0),
    }
    for k in g:
        p[k] = p[k] - alpha * g[k]
    it += 1
