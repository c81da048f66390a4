import numpy as np
from sklearn.neural_network import MLPRegressor

np.random.seed(15)

# fuel used on trips of 0 - 8 km: no scaling needed here
km = np.random.uniform(0, 8, (300, 1))
litres = 0.4 * (1 - np.exp(-km[:, 0])) + 0.06 * km[:, 0] + np.random.normal(0, 0.01, 300)

net = MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="lbfgs",
                   alpha=1e-5, max_iter=5000, max_fun=50000, random_state=4)
net.fit(km, litres)

answer = net.predict(km)
print("max error", np.abs(answer - litres).max())
print("score", net.score(km, litres))

for d in [0.5, 1, 2, 4, 8]:
    consumption = net.predict([[d]])[0]
    print("%.1f km: %.3f l (%.1f l / 100 km)" % (d, consumption, consumption / d * 100))

# weights, out of curiosity
print("first layer", net.coefs_[0].round(2))
print("offsets", net.intercepts_[0].round(2))
