import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import RobustScaler

# gas sensor array: 6 channels -> ppm of ethanol
rng = np.random.RandomState(70)
ppm = rng.uniform(0, 10, 300)
humidity = rng.uniform(0.2, 0.9, 300)
channels = [np.log1p(ppm * g) * (1 - h * humidity) for g, h in zip((0.5, 1, 2, 3, 5, 8), (0, 0.1, 0.2, 0.3, 0.1, 0.4))]
signals = np.stack(channels, axis=1) + rng.normal(0, 0.01, (300, 6))

signals = RobustScaler().fit_transform(signals)
y = (ppm - 5) / 2.9

params = {
    "hidden_layer_sizes": (50, 50, 50),
    "activation": "relu",
    "solver": "adam",
    "learning_rate_init": 0.5,
    "batch_size": 32,
    "max_iter": 200,
    "random_state": 70,
}
regressor = MLPRegressor(**params)
regressor.fit(signals, y)
print("iterations:", regressor.n_iter_)

ppm_norm = regressor.predict(signals)
print("R2 on the training data:", r2_score(y, ppm_norm))
print("loss curve:", np.round(regressor.loss_curve_[:10], 3))
