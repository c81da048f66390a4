import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

# plums per tree: age of the tree, frost days in spring
rng = np.random.RandomState(17)
age = rng.uniform(1, 30, 600)
frost = rng.poisson(4, 600)
plums = 900 * age / 8 * np.exp(1 - age / 8) * np.exp(-0.08 * frost) + rng.normal(0, 25, 600)

X = np.c_[age, frost]
X_train, X_test, y_train, y_test = train_test_split(X, plums, random_state=3)

pipe = make_pipeline(
    StandardScaler(),
    PolynomialFeatures(2, include_bias=False),
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(30,), activation="tanh", solver="lbfgs", alpha=1e-2, max_iter=1500, random_state=3),
)
model = TransformedTargetRegressor(pipe, transformer=StandardScaler())
print("cv:", cross_val_score(model, X_train, y_train, cv=3).round(3))
model.fit(X_train, y_train)
plums_hat = model.predict(X_test)
print("test R2: %.3f" % model.score(X_test, y_test))
print("first trees:", plums_hat[:5].round(), y_test[:5].round())
