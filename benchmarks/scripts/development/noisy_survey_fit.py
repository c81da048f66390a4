import numpy as np

# reaction time over age and caffeine: very noisy people, R2 is only about 0.4 - and that is all there is
np.random.seed(303)
n = 800
age = np.random.uniform(18, 80, n)
caffeine = np.random.uniform(0, 300, n)
rt = 250 + 0.02 * (age - 25) ** 2 - 25 * np.tanh(caffeine / 100) + np.random.normal(0, 22, n)

X = np.stack([(age - age.mean()) / age.std(), (caffeine - caffeine.mean()) / caffeine.std()], 1)
y = (rt - rt.mean())[:, None] / rt.std()

net = dict(
    W=np.random.normal(size=(2, 12)),
    b=np.random.normal(size=12) * 0.3,
    V=np.random.normal(size=(12, 1)) * 0.2,
    c=np.zeros(1),
)


def run(net, X):
    A = np.tanh(X @ net["W"] + net["b"])
    return A, A @ net["V"] + net["c"]


for it in range(3000):
    A, out = run(net, X)
    dout = 2 * (out - y) / n
    dA = dout @ net["V"].T * (1 - A ** 2)
    for name, g in (("V", A.T @ dout), ("c", dout.sum(0)), ("W", X.T @ dA), ("b", dA.sum(0))):
        net[name] -= 0.1 * g
    if it % 500 == 0:
        print(it, "R2", 1 - np.mean((out - y) ** 2))

expected_rt = run(net, X)[1]
