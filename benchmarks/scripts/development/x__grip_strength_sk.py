"""Grip strength of geriatric patients. Very noisy, the network shall find the trend."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(65)
n = 900
age = rng.uniform(60, 98, n)
weight = rng.normal(72, 12, n)
grip = 34 - 0.012 * (age - 60) ** 2 + 0.15 * (weight - 72) + rng.normal(0, 5, n)

table = np.column_stack([age, weight])

network = MLPRegressor(
    hidden_layer_sizes=(12,),
    activation="tanh",
    alpha=0.1,
    learning_rate_init=0.01,
    max_iter=400,
    random_state=3,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), network),
    transformer=StandardScaler(),
)
model.fit(table, grip)

expected = model.predict(table)
explained = 1 - np.var(grip - expected) / np.var(grip)
print("explained variance", round(explained, 3), "(measurement scatter alone is 5 kg)")
for a in (65, 75, 85, 95):
    print(a, "years, 70 kg:", model.predict([[a, 70]])[0].round(1), "kg")
