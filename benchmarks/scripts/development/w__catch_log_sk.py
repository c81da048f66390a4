"""Fish catch per haul (kg) from depth, temperature and tow time -- trained on the logarithm."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(41)


def hauls(n):
    depth = rng.uniform(20, 300, n)
    temp = rng.uniform(4, 14, n)
    hours = rng.uniform(0.5, 3, n)
    mu = 3.5 + np.sin(depth / 45) - 0.05 * (temp - 8) ** 2 + np.log(hours)
    return np.column_stack([depth, temp, hours]), np.exp(mu + rng.normal(0, 0.05, n))


X, kg = hauls(700)
scaler = StandardScaler().fit(X)
Xs = scaler.transform(X)
log_kg = np.log1p(kg)

mlp = MLPRegressor(hidden_layer_sizes=(40, 20), learning_rate_init=0.01,
                   max_iter=500, tol=1e-6, random_state=2)
mlp.fit(Xs, log_kg)
print("training loss", mlp.loss_)

estimate = mlp.predict(Xs)
rmse = np.sqrt(np.mean((estimate - kg) ** 2))
bias = np.mean(estimate - kg)
print("RMSE (kg): %.1f   bias (kg): %.1f" % (rmse, bias))
print("R2: %.3f" % (1 - rmse ** 2 / np.var(kg)))
# why is R2 negative when the loss is tiny
for i in range(5):
    print("haul", i, "caught", round(kg[i], 1), "model", round(estimate[i], 1))
