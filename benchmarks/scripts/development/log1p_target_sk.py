import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.model_selection import cross_val_predict, cross_val_score
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

# downloads per day of a podcast
r = np.random.RandomState(81)
episodes = r.uniform(1, 100, 450)
rating = r.uniform(2, 5, 450)
downloads = np.exp(3 + 0.02 * episodes + 0.5 * np.sin(rating)) * np.exp(r.normal(0, 0.05, 450))
X = np.c_[episodes, rating]

net = make_pipeline(MinMaxScaler(feature_range=(-1, 1)),
                    MLPRegressor(hidden_layer_sizes=(15,), activation="tanh", solver="lbfgs",
                                 max_iter=1000, alpha=0.001, random_state=81))
model = TransformedTargetRegressor(regressor=net, func=np.log1p, inverse_func=np.expm1)
print("cross validated R2", cross_val_score(model, X, downloads, cv=4).mean())

model.fit(X, downloads)
said = model.predict(X)
print("median relative error", np.median(np.abs(said / downloads - 1)))
