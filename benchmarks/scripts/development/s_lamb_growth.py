"""Weight of lambs (kg) from age, birth weight, litter size and the ewe's milk score."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(8)
n = 320
age = rng.uniform(2, 140, n)
birth = rng.normal(4.4, 0.6, n)
litter = rng.randint(1, 4, n)
milk = rng.randint(1, 6, n)

gain = 0.33 - 0.035 * (litter - 1) + 0.012 * milk
weight = birth + 150 * gain * (1 - np.exp(-age / 110)) + rng.normal(0, 1.2, n)

X = np.column_stack([age, birth, litter, milk])
net = MLPRegressor(
    hidden_layer_sizes=(10,),
    activation="tanh",
    solver="lbfgs",
    alpha=0.1,
    max_iter=1500,
    random_state=1,
)
model = TransformedTargetRegressor(make_pipeline(StandardScaler(), net), transformer=StandardScaler())

print("cross-validated R2:", cross_val_score(model, X, weight, cv=5).round(3))
model.fit(X, weight)
print("R2 on all lambs:", round(model.score(X, weight), 3))

print("a twin of 4.2 kg at birth, milk score 4:")
for days in (20, 50, 80, 110):
    print(" ", days, "d:", model.predict([[days, 4.2, 2, 4]])[0].round(1), "kg")
