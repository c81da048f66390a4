from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score, mean_absolute_error
import numpy as np

np.random.seed(46)

# kart track: lap time [s] from tyre age [laps], track temperature [C], fuel [kg]
laps = np.random.randint(0, 40, 500)
temp = np.random.uniform(8, 52, 500)
fuel = np.random.uniform(1, 12, 500)
time = 48 + 0.0016 * laps ** 2 + 0.003 * (temp - 31) ** 2 + 0.06 * fuel + np.random.normal(0, 0.1, 500)

data = np.c_[laps, temp, fuel]
X_train, X_test, y_train, y_test = train_test_split(data, time, random_state=3)

scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)

model = MLPRegressor(hidden_layer_sizes=(25,), activation='tanh', solver='lbfgs', max_iter=1500, random_state=3)
model.fit(X_train_scaled, y_train)
print('train R2:', model.score(X_train_scaled, y_train))

# now the real test
y_pred = model.predict(X_test)
print('test R2:', r2_score(y_test, y_pred))
print('MAE:', mean_absolute_error(y_test, y_pred), 's')
# train 0.99 but test is terrible -> overfitting??
