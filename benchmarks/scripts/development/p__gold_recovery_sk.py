"""Leach recovery of gold from grind size, cyanide and hours (plant data)"""
import numpy as np
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

np.random.seed(71)
n = 500
p80 = np.random.uniform(50, 150, n)         # micron
cn = np.random.uniform(100, 600, n)         # ppm
hrs = np.random.uniform(8, 48, n)
rate = 0.0006 * cn * (75 / p80)
recovery = 94 * (1 - np.exp(-rate * hrs)) + np.random.normal(0, 1.0, n)

X = np.column_stack([p80, cn, hrs])
X_train, X_test, y_train, y_test = train_test_split(X, recovery, test_size=0.25, random_state=2)

sc = StandardScaler()
X_train_std = sc.fit_transform(X_train)

mlp = MLPRegressor(hidden_layer_sizes=(30,), solver="lbfgs", alpha=0.01,
                   max_iter=800, random_state=3)
mlp.fit(X_train_std, y_train)
print("train R2", mlp.score(X_train_std, y_train))

# now the held back shifts
y_pred = mlp.predict(X_test)
print("test R2 ", r2_score(y_test, y_pred))
print("test MAE", mean_absolute_error(y_test, y_pred))
