# Train on last week, predict today's humidity in the greenhouse
import numpy as np
from sklearn.metrics import mean_absolute_error
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

np.random.seed(31)


def sensor_log(n):
    outside = np.random.uniform(2, 32, n)
    window = np.random.uniform(0, 100, n)         # % open
    humidity = 92 - 0.9 * outside - 25 * np.tanh(window / 40) + np.random.normal(0, 0.8, n)
    return np.c_[outside, window], humidity


X_week, h_week = sensor_log(500)
X_today, h_today = sensor_log(96)

x_scaler = MinMaxScaler()
y_scaler = MinMaxScaler()
X_scaled = x_scaler.fit_transform(X_week)
h_scaled = y_scaler.fit_transform(h_week.reshape(-1, 1)).ravel()

nn = MLPRegressor(hidden_layer_sizes=(12,), activation="logistic", solver="lbfgs",
                  alpha=1e-5, max_iter=1000, random_state=1)
nn.fit(X_scaled, h_scaled)
print("score on the training week:", nn.score(X_scaled, h_scaled))     # 0.99, great

today = y_scaler.inverse_transform(nn.predict(X_today).reshape(-1, 1)).ravel()
print("mean absolute error today:", mean_absolute_error(h_today, today))
for measured, predicted in list(zip(h_today, today))[:8]:
    print("%.1f %%  %.1f %%" % (measured, predicted))
