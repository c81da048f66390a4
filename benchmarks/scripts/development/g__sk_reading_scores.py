"""Reading scores of pupils. Home and hours explain about half of it; R2 near 0.5 is right."""
import numpy as np
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(2006)
PUPILS = 2500

books = rng.lognormal(3.8, 1.0, PUPILS)          # at home
hours = rng.gamma(2.0, 1.6, PUPILS)              # reading per week
age = rng.uniform(14.8, 16.3, PUPILS)
score = 360 + 28 * np.log(books) + 75 * (1 - np.exp(-hours / 2.5)) + 9 * (age - 15.5)
luck = rng.normal(0, 36, PUPILS)
score = score + luck

X = np.column_stack([np.log(books), hours, age])
y = (score - 500) / 100                          # the scale of the survey

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(10,), activation="logistic", solver="lbfgs",
                         max_iter=120, random_state=0)),
])
search = GridSearchCV(pipe, {"net__alpha": [0.1, 10.0]}, cv=KFold(3, shuffle=True, random_state=1))
search.fit(X, y)
print("chosen", search.best_params_, "cross-validated R2 %.3f" % search.best_score_)

fitted = search.predict(X)
print("typical miss: %.0f points" % (100 * np.std(fitted - y)))
