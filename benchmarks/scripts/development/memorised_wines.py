# Predict the critics' score of a wine from its lab values
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

np.random.seed(30)


def wines(n):
    alcohol = np.random.normal(13, 1, n)
    acidity = np.random.normal(6, 0.8, n)
    sugar = np.random.gamma(2, 2, n)
    tannin = np.random.normal(2.5, 0.5, n)
    score = 86 + 2.0 * (alcohol - 13) - 1.2 * (acidity - 6) + 1.5 * (tannin - 2.5)
    score += np.random.normal(0, 0.8, n)
    return np.column_stack([alcohol, acidity, sugar, tannin]), score


X_train, y_train = wines(70)
X_test, y_test = wines(400)

scaler = StandardScaler().fit(X_train)
X_train = scaler.transform(X_train)
X_test = scaler.transform(X_test)

y_mean, y_std = y_train.mean(), y_train.std()

model = MLPRegressor(
    hidden_layer_sizes=(100, 50),
    solver="lbfgs",
    alpha=0,
    max_iter=1000,
)
model.fit(X_train, (y_train - y_mean) / y_std)

fit_train = model.predict(X_train) * y_std + y_mean
fit_test = model.predict(X_test) * y_std + y_mean
print("R2 train", r2_score(y_train, fit_train))   # 1.000, great!
print("R2 test ", r2_score(y_test, fit_test))     # ???
