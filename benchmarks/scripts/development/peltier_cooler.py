"""Peltier element: temperature difference from current, hot side temp, heat load."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(42)
n = 400
current = rng.uniform(0.5, 6, n)
t_hot = rng.uniform(20, 60, n)
load = rng.uniform(0, 40, n)
dT = 22 * current - 1.9 * current ** 2 - 0.8 * load + 0.3 * (t_hot - 40) + rng.normal(0, 0.8, n)

X = np.c_[current, t_hot, load]
X_train, X_test, y_train, y_test = train_test_split(X, dT, test_size=0.25, random_state=42)

x_scaler = StandardScaler()
y_scaler = StandardScaler()
X_train_s = x_scaler.fit_transform(X_train)
X_test_s = x_scaler.transform(X_test)
y_train_s = y_scaler.fit_transform(y_train.reshape(-1, 1)).ravel()

model = MLPRegressor(hidden_layer_sizes=(25,), activation='tanh', solver='lbfgs',
                     alpha=1e-3, max_iter=1500, random_state=0)
model.fit(X_train_s, y_train_s)
print('train score:', model.score(X_train_s, y_train_s))

y_pred = model.predict(X_test_s)
print('test r2:', r2_score(y_test, y_pred))
for a, b in list(zip(y_test, y_pred))[:5]:
    print('true %.1f  predicted %.1f' % (a, b))
