# Octane number of gasoline blends
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

np.random.seed(95)

n_blends = 1200
parts = np.random.dirichlet([2.0, 2.5, 1.5, 0.8], size=n_blends)
reformate, fcc, alkylate, ethanol = parts.T
ron = 98 * reformate + 91 * fcc + 95 * alkylate + 109 * ethanol
ron = ron + 9 * ethanol * fcc - 6 * reformate * alkylate + 4 * ethanol ** 2
ron = ron + np.random.normal(0, 0.4, n_blends)  # test engine

# the parts add up to one, so three of them are enough
X = parts[:, [0, 1, 3]]
X_train, X_test, ron_train, ron_test = train_test_split(X, ron, test_size=0.2, random_state=3)

regressor = TransformedTargetRegressor(
    regressor=Pipeline([
        ("scale", StandardScaler()),
        ("mlp", MLPRegressor(
            hidden_layer_sizes=(20,),
            activation="relu",
            solver="adam",
            learning_rate_init=0.005,
            batch_size=64,
            max_iter=400,
            early_stopping=True,
            n_iter_no_change=25,
            random_state=4,
        )),
    ]),
    transformer=StandardScaler(),
)
regressor.fit(X_train, ron_train)

ron_hat = regressor.predict(X_test)
mlp = regressor.regressor_.named_steps["mlp"]
print("epochs", mlp.n_iter_, "best validation score", mlp.best_validation_score_)
print("standard error on fresh blends", np.std(ron_hat - ron_test))
