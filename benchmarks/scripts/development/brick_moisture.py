import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Drying of bricks: moisture (%) after t hours at temperature T
np.random.seed(14)
t = np.random.uniform(0, 48, 400)
T = np.random.uniform(20, 110, 400)
moisture = 18 * np.exp(-t * (0.01 + 0.0008 * (T - 20))) + np.random.normal(0, 0.2, 400)

X = np.array([t, T]).T
X_train, X_test, y_train, y_test = train_test_split(X, moisture, test_size=0.25, random_state=14)

scaler = StandardScaler()
X_train_scaled = scaler.fit_transform(X_train)

y_mean, y_std = y_train.mean(), y_train.std()

reg = MLPRegressor(hidden_layer_sizes=(30, 30), activation='tanh', solver='lbfgs',
                   max_iter=1500, alpha=1e-3, random_state=14)
reg.fit(X_train_scaled, (y_train - y_mean) / y_std)
print("train score:", reg.score(X_train_scaled, (y_train - y_mean) / y_std))

y_pred = reg.predict(X_test) * y_std + y_mean
print("test RMSE:", np.sqrt(np.mean((y_pred - y_test) ** 2)))

plt.scatter(y_test, y_pred)
plt.plot([0, 18], [0, 18], "k--")
plt.xlabel("measured moisture")
plt.ylabel("predicted moisture")
plt.show()
