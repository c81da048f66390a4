import warnings

import numpy as np
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

warnings.filterwarnings("ignore")
np.random.seed(0)

# strength of concrete from water, cement and days (invented)
water = np.random.uniform(120, 240, 350)
cement = np.random.uniform(150, 500, 350)
days = np.random.uniform(1, 90, 350)
strength = 25 * cement / water * (1 - np.exp(-days / 20)) + np.random.normal(0, 1, 350)

X = MinMaxScaler().fit_transform(np.column_stack([water, cement, days]))
mlp = MLPRegressor(hidden_layer_sizes=(20, 10), solver="lbfgs", alpha=0.01,
                   max_iter=3000, random_state=2)
scores = cross_val_score(mlp, X, strength, cv=3)
print("cross-validated R2:", scores.mean())

mlp.fit(X, strength)
fitted = mlp.predict(X)
print("final R2:", mlp.score(X, strength))
