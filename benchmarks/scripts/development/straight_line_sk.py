"""Hooke's law with a net: the data are a line, so the net is one too. That is the right answer."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(81)
force = rng.uniform(0, 50, 150)
length = 120 + 3.4 * force + rng.normal(0, 4, 150)

net = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(10,),
        solver="adam",
        learning_rate_init=0.01,
        max_iter=1500,
        random_state=81,
    ),
)
model = TransformedTargetRegressor(regressor=net, transformer=StandardScaler())
model.fit(force[:, None], length)
prediction = model.predict(force[:, None])
print("R2", model.score(force[:, None], length))
for f in (0, 25, 50):
    print(f, "N:", model.predict([[f]])[0], "mm")
