import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# growth rate of algae at 14 light levels, one flask each
N_FLASKS = 14
light = np.sort(np.random.uniform(0, 10, N_FLASKS)).reshape(-1, 1)


def true_rate(l):
    return 1.4 * l / (2 + l + 0.15 * l ** 2)


rate = true_rate(light).ravel() + np.random.normal(0, 0.12, N_FLASKS)

sx = StandardScaler().fit(light)
model = MLPRegressor(
    hidden_layer_sizes=(100,),
    activation="tanh",
    solver="lbfgs",
    alpha=0.0,
    max_iter=2000,
    tol=1e-9,
)
model.fit(sx.transform(light), rate)
print("R2 on my measurements:", model.score(sx.transform(light), rate))

# the curve for the paper; it wiggles like crazy between the points
l_fine = np.linspace(0.2, 9.8, 200).reshape(-1, 1)
curve = model.predict(sx.transform(l_fine))
expected = true_rate(l_fine).ravel()
print("largest deviation from the textbook curve:", np.abs(curve - expected).max())
for l, c in list(zip(l_fine.ravel(), curve))[::20]:
    print(f"{l:5.2f} {c:6.3f}")
