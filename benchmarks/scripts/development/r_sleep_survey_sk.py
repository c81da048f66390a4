"""Hours of sleep against age and screen time: a survey, so most of it is scatter."""
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

age = np.random.randint(16, 75, 900)
screen = np.random.exponential(1.5, 900)
sleep = 7.6 - 0.35 * screen + 0.7 * ((age - 45) / 30) ** 2 + np.random.normal(0, 0.9, 900)

X = np.array([age, screen]).T.astype(float)

mlp = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(6,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=2000)),
])
folds = KFold(5, shuffle=True)

print("straight line :", cross_val_score(LinearRegression(), X, sleep, cv=folds).mean())
print("small network :", cross_val_score(mlp, X, sleep, cv=folds).mean())

mlp.fit(X, sleep)
expected = mlp.predict(X)
residual = sleep - expected
print("people differ by +- %.2f h from what the network says (0.9 h would be perfect)" % residual.std())
for a in (20, 35, 50, 65):
    print(a, "years, 2 h of screen:", mlp.predict([[a, 2.0]]).round(2))
