"""Price of farm land (EUR/ha). R2 of my MLPRegressor is negative, LinearRegression gets 0.6 ..."""
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(0)
n = 500
area = rng.uniform(0.5, 40, n)                    # ha
soil_points = rng.uniform(20, 90, n)
distance = rng.uniform(100, 15000, n)             # m to the next town
price = (8000 + 4.5 * soil_points ** 2 + 22000 * np.exp(-distance / 3000)
         + 150 * area + rng.normal(0, 1500, n))

X = np.c_[area, soil_points, distance]

baseline = LinearRegression().fit(X, price)
print("linear:", baseline.score(X, price))

mlp = MLPRegressor(hidden_layer_sizes=(50,), activation="tanh", max_iter=300, random_state=0)
mlp.fit(X, price)
price_hat = mlp.predict(X)
print("mlp   :", r2_score(price, price_hat))
print("MAE   :", mean_absolute_error(price, price_hat))
print("iterations:", mlp.n_iter_)
