# Calf birth weight from gestation length and parity of the dam.
# R2 of about 0.5 only - but repeated weighings of the same calf differ by 2.5 kg ...
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(33)
gestation = rng.normal(282, 6, 600)
parity = rng.randint(1, 8, 600)
true_weight = 40 + 0.38 * (gestation - 282) + 2.2 * np.log(parity)
weight = true_weight + rng.normal(0, 2.5, 600)

X = np.column_stack([gestation, parity])

mlp = MLPRegressor(hidden_layer_sizes=(6,), activation="tanh", solver="lbfgs",
                   alpha=0.1, max_iter=1500, random_state=4)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), mlp),
    transformer=StandardScaler(),
)
model.fit(X, weight)
estimate = model.predict(X)

print("R2 on the weighings: %.3f" % model.score(X, weight))
print("R2 on the true weights: %.3f" % (1 - np.var(estimate - true_weight) / np.var(true_weight)))
for p in range(1, 8):
    print("parity", p, "-> %.1f kg at 282 days" % model.predict([[282, p]])[0])
