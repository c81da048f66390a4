"""First formant from jaw opening, tongue height and lip rounding (synthetic speaker)."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler


def speaker(n, state):
    jaw = state.uniform(2, 22, n)
    tongue = state.uniform(-1, 1, n)
    lips = state.uniform(0, 1, n)
    f1 = 250 + 520 * (jaw / 22) ** 0.7 * (1 - 0.45 * tongue) - 80 * lips * (jaw / 22)
    return np.column_stack([jaw, tongue, lips]), f1 + state.normal(0, 15, n)


state = np.random.RandomState(77)
features, f1 = speaker(350, state)

network = MLPRegressor(hidden_layer_sizes=(12,), activation="tanh", solver="lbfgs", alpha=0.1,
                       max_iter=500, random_state=77)
estimator = TransformedTargetRegressor(
    regressor=make_pipeline(MinMaxScaler((-1, 1)), network),
    transformer=StandardScaler(),
)
held_back = cross_val_predict(estimator, features, f1, cv=5)
print("cross-validated rmse [Hz]:", np.sqrt(np.mean((held_back - f1) ** 2)))

estimator.fit(features, f1)
hertz = estimator.predict(features)
print("training rmse [Hz]:", np.sqrt(np.mean((hertz - f1) ** 2)))
