import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# brood area (dm2) from queen weight (mg) and week; the counts scatter a lot
rng = np.random.RandomState(33)
n = 700
queen = rng.normal(205, 15, n)
week = rng.uniform(14, 34, n)
area = 55 * np.exp(-((week - 24) / 7) ** 2) + 0.35 * (queen - 205)
area = area + rng.normal(0, 12, n)

X = np.c_[queen, week]
net = MLPRegressor(hidden_layer_sizes=(10,), activation="tanh", solver="lbfgs", alpha=1.0,
                   max_iter=1000, random_state=0)
model = TransformedTargetRegressor(make_pipeline(StandardScaler(), net),
                                   transformer=StandardScaler())

print("cv:", cross_val_score(model, X, area, cv=5).round(2))
model.fit(X, area)
brood = model.predict(X)
print("R2 %.2f" % model.score(X, area))

for w in (16, 20, 24, 28, 32):
    print(w, model.predict([[205, w]])[0].round(1))
