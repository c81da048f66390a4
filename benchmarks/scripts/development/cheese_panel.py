"""Panel score of cheeses from eight analytical values, 18 cheeses measured so far."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(15)


def panel(values):
    return (50 + 8 * np.tanh(values[:, 0] + values[:, 1]) - 5 * values[:, 2] * values[:, 3]
            + 4 * values[:, 4])


# acetic acid, H2S, lactic acid, salt, water, fat, age, pH (already centred)
analyses = rng.randn(18, 8)
score = panel(analyses) + 0.5 * rng.randn(18)

scaler = StandardScaler().fit(analyses)
y_mean, y_std = score.mean(), score.std()

regressor = MLPRegressor(
    hidden_layer_sizes=(100, 100),
    alpha=0.0,
    solver="lbfgs",
    max_iter=500,
    random_state=0,
)
regressor.fit(scaler.transform(analyses), (score - y_mean) / y_std)
fitted = regressor.predict(scaler.transform(analyses)) * y_std + y_mean
print("R2 on the 18 cheeses:", r2_score(score, fitted))

# the new season
new_analyses = rng.randn(150, 8)
new_score = panel(new_analyses)
guess = regressor.predict(scaler.transform(new_analyses)) * y_std + y_mean
print("R2 on new cheeses:", r2_score(new_score, guess))
