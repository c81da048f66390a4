import numpy as np

# Drag coefficient of the model rocket against Mach number (wind tunnel). HELP, nothing works any more
np.random.seed(3)
mach = np.random.uniform(0.1, 2.0, (250, 1)).astype(np.float)
cd = 0.3 + 0.35 * np.exp(-((mach - 1.1) / 0.25) ** 2) + 0.1 * (mach > 1.1)
cd = cd + np.random.normal(0, 0.01, cd.shape)

x = (mach - mach.mean()) / mach.std()
t = (cd - cd.mean()) / cd.std()

par = {}
par["W1"] = np.random.randn(1, 30) * 2
par["b1"] = np.random.randn(30)
par["W2"] = np.random.randn(30, 1) / np.sqrt(30)
par["b2"] = np.zeros(1)

reg = 0.5
step = 0.05
for it in range(6000):
    h = np.tanh(x.dot(par["W1"]) + par["b1"])
    f = h.dot(par["W2"]) + par["b2"]
    loss = np.mean((t - f) ** 2) + reg * (np.sum(par["W1"] ** 2) + np.sum(par["W2"] ** 2))
    if it % 600 == 0:
        print(it, loss)

    grad = {}
    df = 2 * (t - f) / len(x)
    grad["W2"] = h.T.dot(df) + 2 * reg * par["W2"]
    grad["b2"] = df.sum(axis=0)
    dh = df.dot(par["W2"].T) * (1 - h ** 2)
    grad["W1"] = x.T.dot(dh) + 2 * reg * par["W1"]
    grad["b1"] = dh.sum(axis=0)

    for k in par:
        par[k] += -step * grad[k]

cd_net = f * cd.std() + cd.mean()
print("Cd at Mach 1.1:", cd_net[np.argmin(np.abs(mach - 1.1))])
