"""Street noise (dB) from traffic counts, out-of-fold predictions of a pipeline."""
import numpy as np
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(45)
n = 500
vehicles = np.exp(rng.uniform(np.log(20), np.log(3000), n))       # per hour
heavy = rng.beta(1.5, 12, n)                                       # share of lorries
speed = rng.choice([30, 40, 50, 60, 70], n) + rng.normal(0, 3, n)
distance = rng.uniform(5, 60, n)                                   # m to the facade

energy = vehicles * (speed / 50) ** 2.5 * (1 + 9 * heavy) / distance
level = 50.5 + 10 * np.log10(energy) + rng.normal(0, 1.2, n)

X = np.column_stack([vehicles, heavy, speed, distance])

logs = make_pipeline(FunctionTransformer(np.log), StandardScaler())
prepare = ColumnTransformer([("log", logs, [0, 3]), ("plain", StandardScaler(), [1, 2])])
network = MLPRegressor(
    hidden_layer_sizes=(16,),
    activation="tanh",
    solver="adam",
    learning_rate_init=0.01,
    alpha=1e-3,
    max_iter=500,
    random_state=1,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(prepare, network), transformer=StandardScaler()
)

folds = KFold(n_splits=4, shuffle=True, random_state=0)
predicted = cross_val_predict(model, X, level, cv=folds)
print("out-of-fold R2:", round(r2_score(level, predicted), 3))
print("out-of-fold rms: %.2f dB" % np.sqrt(np.mean((predicted - level) ** 2)))

model.fit(X, level)
by_day = model.predict(np.array([[1200.0, 0.08, 50.0, 12.0], [1200.0, 0.08, 30.0, 12.0]]))
print("30 instead of 50 km/h brings %.1f dB" % (by_day[0] - by_day[1]))
