import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import mean_squared_error, r2_score

np.random.seed(12)
# spectrometer: wavelength and slit -> intensity
wl = np.random.uniform(-1, 1, 250)
slit = np.random.uniform(0, 1, 250)
intensity = np.exp(-4 * wl ** 2) * slit + 0.01 * np.random.randn(250)

data = np.column_stack((wl, slit))
X_train, y_train, X_test, y_test = train_test_split(data, intensity, test_size=0.2, random_state=3)

reg = MLPRegressor(hidden_layer_sizes=(40,), solver="lbfgs", max_iter=3000, random_state=1)
reg.fit(X_train, y_train)

pred = reg.predict(X_test)
print("MSE:", mean_squared_error(y_test, pred))
print("R2:", r2_score(y_test, pred))
for i in range(5):
    print(f"{y_test[i]:.3f} -> {pred[i]:.3f}")
