# Five folds; the signal explains less than half of the variance, and no more is to be had.
import numpy as np
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(12)
n = 2500
hours_slept = rng.normal(7, 1.1, n)
coffee = rng.poisson(2, n)
reaction = 290 - 22 * np.tanh(hours_slept - 6.5) - 5 * coffee + rng.normal(0, 17, n)

X = np.c_[hours_slept, coffee]
centre, width = reaction.mean(), reaction.std()
y = (reaction - centre) / width

pipe = Pipeline(
    [
        ("scale", StandardScaler()),
        (
            "mlp",
            MLPRegressor(
                hidden_layer_sizes=(8,),
                activation="tanh",
                solver="lbfgs",
                alpha=0.1,
                max_iter=800,
                random_state=12,
            ),
        ),
    ]
)

folds = KFold(n_splits=5, shuffle=True, random_state=12)
held_out = cross_val_predict(pipe, X, y, cv=folds)
print("R2 out of fold", 1 - np.mean((held_out - y) ** 2) / np.var(y))

pipe.fit(X, y)
milliseconds = centre + width * pipe.predict(X)
print("rms error", np.sqrt(np.mean((milliseconds - reaction) ** 2)), "ms of which 17 are noise")
