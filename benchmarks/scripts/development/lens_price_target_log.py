import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

# used camera lenses: focal length (mm), f-number, age (years) -> price
np.random.seed(3)
n = 1200
focal = np.random.choice([24, 35, 50, 85, 135, 200, 300, 400], n)
f_number = np.random.choice([1.4, 1.8, 2.8, 4.0, 5.6], n)
age = np.random.exponential(5, n)
price = 900 * (focal / 50) ** 0.6 / f_number * np.exp(-0.06 * age)
price *= np.exp(np.random.normal(0, 0.05, n))

X = np.c_[focal, f_number, age]
X_tr, X_te, p_tr, p_te = train_test_split(X, price, test_size=0.2)

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("mlp", MLPRegressor(hidden_layer_sizes=(50,), alpha=1e-3, learning_rate_init=0.01,
                         early_stopping=True, n_iter_no_change=30, max_iter=600)),
])
model = TransformedTargetRegressor(regressor=pipe, func=np.log, inverse_func=np.exp)
model.fit(X_tr, p_tr)

fitted = model.predict(X_tr)
print("train R2 %.3f" % model.score(X_tr, p_tr))
print("test  R2 %.3f" % model.score(X_te, p_te))
print("typical error %.1f %%" % (100 * np.mean(np.abs(model.predict(X_te) / p_te - 1))))
