import numpy as np
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

# Ergometer tests of the national squad: power at exhaustion, body mass, age -> VO2max
gen = np.random.RandomState(17)
athletes = 450
power = gen.normal(310, 55, athletes)
mass = gen.normal(72, 9, athletes)
age = gen.uniform(17, 38, athletes)
vo2max = 10.8 * power / mass + 7 - 0.25 * np.maximum(age - 27, 0)
vo2max = vo2max + gen.normal(0, 2.2, athletes)

features = np.vstack([power, mass, age]).T

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(hidden_layer_sizes=(6,), activation="tanh", solver="lbfgs",
                         alpha=1.0, max_iter=1500, random_state=2)),
])

folds = KFold(n_splits=5, shuffle=True, random_state=5)
target = (vo2max - 50) / 10          # about unit size
out_of_fold = cross_val_predict(pipe, features, target, cv=folds)
estimate = out_of_fold * 10 + 50

residual = estimate - vo2max
print("bias  %+.2f ml/kg/min" % residual.mean())
print("RMSE  %.2f ml/kg/min" % residual.std())
print("R2    %.3f" % (1 - residual.var() / vo2max.var()))

# the model that goes into the app is fitted on everybody
pipe.fit(features, target)
typical = np.array([[300.0, 70.0, 25.0]])
print("typical rider:", pipe.predict(typical)[0] * 10 + 50)
