import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# pH during yoghurt fermentation: hours, starter (g), milk temperature
rng = np.random.RandomState(8)
n = 300
hours = rng.uniform(0, 12, n)
starter = rng.uniform(10, 60, n)
milk = rng.uniform(36, 46, n)
speed = 0.5 * starter / 30 * np.exp(-((milk - 42) / 4) ** 2)
ph = 4.4 + 2.2 / (1 + np.exp(1.5 * (hours * speed - 2.5))) + rng.normal(0, 0.15, n)

X = np.column_stack([hours, starter, milk])

regressor = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(12,),
        activation="tanh",
        solver="lbfgs",
        alpha=0.05,
        max_iter=1500,
        random_state=8,
    ),
)
model = TransformedTargetRegressor(regressor, transformer=StandardScaler())
model.fit(X, ph)

ph_model = model.predict(X)
print("R2 = %.3f" % model.score(X, ph))
print("residual sd = %.3f (meter is good for 0.15)" % np.std(ph - ph_model))
for h in (2, 4, 6, 8, 10):
    print(h, "h:", model.predict([[h, 30, 42]])[0].round(2))
