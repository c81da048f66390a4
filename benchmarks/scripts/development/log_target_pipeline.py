import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler

# Lebensdauer von Lagern (Stunden) aus Last und Drehzahl, Ziel über mehrere Größenordnungen
rng = np.random.default_rng(55)
last = rng.uniform(0.05, 0.4, 400)
drehzahl = rng.uniform(500, 4000, 400)
stunden = 1e6 / (60 * drehzahl) * last ** -1.0 * np.exp(rng.normal(0, 0.02, 400))

X = np.array([last, drehzahl]).T

mlp = Pipeline([
    ("skala", MinMaxScaler(feature_range=(-1, 1))),
    ("netz", MLPRegressor(hidden_layer_sizes=(25, 25), activation="tanh", solver="lbfgs", alpha=1e-3,
                          max_iter=800, random_state=11)),
])
regressor = TransformedTargetRegressor(mlp, func=np.log, inverse_func=np.exp)

scores = cross_val_score(regressor, X, stunden, cv=3)
print("R2 in der Kreuzvalidierung:", scores.round(3))

regressor.fit(X, stunden)
prognose = regressor.predict(X)
rel = np.abs(prognose / stunden - 1)
print("mittlerer relativer Fehler: %.1f %%" % (100 * rel.mean()))
