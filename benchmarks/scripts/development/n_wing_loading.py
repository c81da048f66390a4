"""Cruising speed of birds from body mass and wing area: 64 species, scikit-learn.

Masses run from a wren to a swan, so both inputs enter as logarithms.
"""
import numpy as np
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.RandomState(12)
n_species = 64
mass = 10 ** rng.uniform(-2.0, 1.05, n_species)                        # kg
area = 0.16 * mass**0.72 * np.exp(rng.normal(0, 0.25, n_species))     # m2
speed = 6.0 * (mass / area) ** 0.35 + 2.0 * np.tanh(np.log10(mass)) + rng.normal(0, 0.3, n_species)

birds = np.column_stack([mass, area])
model = make_pipeline(
    FunctionTransformer(np.log10),
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(12,),
        activation="tanh",
        solver="lbfgs",
        alpha=0.1,           # few species: keep it smooth
        max_iter=2000,
        random_state=2,
    ),
)

folds = KFold(n_splits=8, shuffle=True, random_state=5)
left_out = cross_val_predict(model, birds, speed, cv=folds)
print("rms error of species left out: %.2f m/s" % np.sqrt(np.mean((left_out - speed) ** 2)))

model.fit(birds, speed)
cruise = model.predict(birds)
print("R2 of all species: %.3f" % model.score(birds, speed))
for m, a in [(0.01, 0.006), (0.4, 0.06), (9.0, 0.65)]:
    print(f"{m:6.2f} kg, {a:.3f} m2 -> {model.predict([[m, a]])[0]:.1f} m/s")
