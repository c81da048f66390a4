# Freight rates on the river, MLPRegressor gives R2 < 0 on train AND test. Linear regression 0.7
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(30)
n = 500
tons = rng.uniform(200, 3000, n)
km = rng.uniform(50, 800, n)
gauge = rng.uniform(0.8, 4.0, n)          # water level in Kaub, m
price = 9000 + 11 * tons * (km / 400) ** 0.7 * (1 + 1.5 * np.exp(-2 * (gauge - 0.8)))
price = price + rng.normal(0, 1500, n)

X = np.column_stack([tons, km, gauge])
X_train, X_test, y_train, y_test = train_test_split(X, price, test_size=0.25, random_state=1)

scaler = StandardScaler().fit(X_train)
X_train_s = scaler.transform(X_train)
X_test_s = scaler.transform(X_test)

lin = LinearRegression().fit(X_train_s, y_train)
print("linear:", lin.score(X_test_s, y_test))

mlp = MLPRegressor(hidden_layer_sizes=(30, 30), activation="tanh", solver="adam",
                   learning_rate_init=0.005, max_iter=600, random_state=1)
mlp.fit(X_train_s, y_train)
print("mlp train:", mlp.score(X_train_s, y_train))
print("mlp test: ", mlp.score(X_test_s, y_test))
p_train = mlp.predict(X_train_s)
