"""Three colour values of a mixed paint from the shares of two pigments, with Adam in sklearn."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler, StandardScaler

rng = np.random.RandomState(55)
blue = rng.uniform(0, 30, 800)
yellow = rng.uniform(0, 30, 800)

lightness = 95 - 40 * (1 - np.exp(-blue / 10)) - 0.2 * yellow
green_red = -1.0 * blue * np.exp(-blue / 25) + 5
blue_yellow = 60 * yellow / (yellow + 8) - 1.1 * blue
lab = np.stack([lightness, green_red, blue_yellow], axis=1)
lab = lab + rng.normal(0, 0.6, lab.shape)

x_scaler = MinMaxScaler(feature_range=(-1, 1))
y_scaler = StandardScaler()
X = x_scaler.fit_transform(np.stack([blue, yellow], axis=1))
Y = y_scaler.fit_transform(lab)

mlp = MLPRegressor(
    hidden_layer_sizes=(40, 40),
    activation="relu",
    solver="adam",
    learning_rate_init=5e-3,
    batch_size=64,
    max_iter=300,
    n_iter_no_change=40,
    tol=1e-5,
    random_state=55,
)
mlp.fit(X, Y)
lab_hat = y_scaler.inverse_transform(mlp.predict(X))
for name, true, hat in zip("Lab", lab.T, lab_hat.T):
    print(name, r2_score(true, hat))
