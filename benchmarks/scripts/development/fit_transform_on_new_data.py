from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
import numpy as np

np.random.seed(13)


def simulate(n, low, high):
    """heat loss of a pipe (W/cm) for outside temperature and insulation thickness"""
    outside = np.random.uniform(low, high, n)
    thickness = np.random.uniform(10, 60, n)
    loss = 9 * (60 - outside) / 75 / (thickness / 20 + 0.6) ** 0.9
    return np.column_stack([outside, thickness]), loss + np.random.normal(0, 0.04, n)


X, y = simulate(500, -20, 40)               # the whole year, for training
X_winter, y_winter = simulate(120, -20, 0)  # this January, to check the model

scaler = StandardScaler()
ann = MLPRegressor(hidden_layer_sizes=(20, 10), activation="tanh", solver="lbfgs", max_iter=3000, random_state=5)
ann.fit(scaler.fit_transform(X), y)
print("score all year:", ann.score(scaler.transform(X), y))

# January
winter_pred = ann.predict(scaler.fit_transform(X_winter))
print("mean measured", y_winter.mean(), "mean predicted", winter_pred.mean())
print("score january:", 1 - np.mean((winter_pred - y_winter) ** 2) / np.var(y_winter))
