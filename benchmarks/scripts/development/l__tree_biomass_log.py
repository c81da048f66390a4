"""Above-ground biomass of trees from diameter, height and wood density.

From saplings of a kilogram to giants of twenty tonnes: inputs and target are taken as
logarithms, and each fold is predicted by a net that has not seen it.
"""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.default_rng(1804)
n_trees = 500
diameter = np.exp(rng.uniform(np.log(3), np.log(150), n_trees))      # cm
height = 1.3 + 40 * (1 - np.exp(-diameter / 35))
height *= np.exp(rng.normal(0, 0.1, n_trees))                        # m
density = rng.uniform(0.3, 0.9, n_trees)                             # g/cm3
allometry = 0.0673 * (density * diameter ** 2 * height) ** 0.976     # kg
biomass = allometry * np.exp(rng.normal(0, 0.08, n_trees))

X = np.column_stack([diameter, height, density])


def build():
    net = MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=800)
    inside = make_pipeline(FunctionTransformer(np.log), StandardScaler(), net)
    return TransformedTargetRegressor(inside, func=np.log, inverse_func=np.exp)


folds = KFold(n_splits=5, shuffle=True, random_state=2)
weighed = cross_val_predict(build(), X, biomass, cv=folds)

ratio = np.log(weighed / biomass)
print("bias in %:", 100 * np.expm1(ratio.mean()))
print("typical error in %:", 100 * np.expm1(ratio.std()))

final = build().fit(X, biomass)
fitted = final.predict(X)
print("the heaviest:", biomass.max(), "kg, fitted", fitted[biomass.argmax()])
