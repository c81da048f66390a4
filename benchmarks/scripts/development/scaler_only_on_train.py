import numpy as np
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Compressive strength of 3D printed parts: layer height (mm), infill (%), nozzle temp (degC)
np.random.seed(2024)
n = 900
layer = np.random.uniform(0.1, 0.4, n)
infill = np.random.uniform(10, 100, n)
nozzle = np.random.uniform(185, 240, n)
strength = 8 + 0.35 * infill ** 1.05 - 40 * (layer - 0.2) ** 2 * 10
strength -= 0.012 * (nozzle - 215) ** 2
strength += np.random.normal(0, 1.0, n)

X = np.vstack((layer, infill, nozzle)).T
X_train, X_test, y_train, y_test = train_test_split(X, strength, test_size=0.3)

sc = StandardScaler()
X_train_s = sc.fit_transform(X_train)
X_test_s = sc.transform(X_test)

regr = MLPRegressor(hidden_layer_sizes=(64, 32), activation="relu", solver="adam",
                    learning_rate_init=0.01, max_iter=400)
regr.fit(X_train_s, y_train)

pred_train = regr.predict(X_train_s)
pred_test = regr.predict(X_test)

print("Train: MSE %.3f  R2 %.3f" % (mean_squared_error(y_train, pred_train), r2_score(y_train, pred_train)))
print("Test:  MSE %.3f  R2 %.3f" % (mean_squared_error(y_test, pred_test), r2_score(y_test, pred_test)))
# Train is great, test is a catastrophe. Overfitting??
