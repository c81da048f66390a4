import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import mean_absolute_error, r2_score

# flats: area [m2], floor, distance to centre [km]  ->  price [1000 EUR]
rng = np.random.RandomState(1)
n = 600
area = rng.uniform(25, 140, n)
floor = rng.randint(0, 10, n)
dist = rng.uniform(0.3, 18, n)
price = 40 + 3.2 * area * np.exp(-dist / 15) + 2.0 * floor + rng.normal(0, 8, n)

X = np.c_[area, floor, dist]
X_train, X_test, y_train, y_test = train_test_split(X, price, test_size=0.25, random_state=0)

scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)

reg = MLPRegressor(hidden_layer_sizes=(50,), solver='lbfgs', alpha=0.01, max_iter=500, random_state=2)
reg.fit(X_train_scaled, y_train)
print('train R2:', r2_score(y_train, reg.predict(X_train_scaled)))

y_pred = reg.predict(X_test)
print('test R2:', r2_score(y_test, y_pred))
print('test MAE:', mean_absolute_error(y_test, y_pred))
