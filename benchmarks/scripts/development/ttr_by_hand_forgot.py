"""Predicting hourly ozone with MLPRegressor. CV says it's good, but MAE on the data is ~60?"""
import numpy as np
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

rs = np.random.RandomState(21)
n_hours = 600
temp = rs.normal(22, 6, n_hours)
sun = rs.uniform(0, 900, n_hours)
no2 = rs.uniform(5, 60, n_hours)
ozone = 20 + 1.6 * temp + 40 * sun / 900 + 0.012 * sun * np.exp(-no2 / 30) * temp / 10 + rs.normal(0, 3, n_hours)

X = np.column_stack((temp, sun, no2))
X_tr, X_te, y_tr, y_te = train_test_split(X, ozone, test_size=0.25, random_state=21)

x_scaler, y_scaler = MinMaxScaler((-1, 1)), MinMaxScaler()
X_tr_n = x_scaler.fit_transform(X_tr)
y_tr_n = y_scaler.fit_transform(y_tr.reshape(-1, 1)).ravel()
X_te_n = x_scaler.transform(X_te)

mlp = MLPRegressor(hidden_layer_sizes=(24,), activation="tanh", solver="lbfgs",
                   alpha=1e-4, max_iter=1500, random_state=21)
mlp.fit(X_tr_n, y_tr_n)
print("train score", mlp.score(X_tr_n, y_tr_n))

y_hat = mlp.predict(X_te_n)
print("test MAE", mean_absolute_error(y_te, y_hat))
for measured, said in list(zip(y_te, y_hat))[:8]:
    print(f"{measured:7.1f} {said:7.1f}")
