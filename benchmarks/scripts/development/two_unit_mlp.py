import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# tone of a glass by filling height: several resonances. Small is beautiful?
rng = np.random.RandomState(52)
filling = rng.uniform(0, 10, 250)
loudness = np.sin(1.8 * filling) * np.exp(-filling / 8) + 0.5 * np.cos(0.9 * filling)
loudness += 0.02 * rng.randn(250)
X = StandardScaler().fit_transform(filling[:, np.newaxis])

model = MLPRegressor(hidden_layer_sizes=(2,), activation="tanh", solver="lbfgs", alpha=1e-5,
                     max_iter=5000, random_state=4)
model.fit(X, loudness)
tone = model.predict(X)
print("iterations", model.n_iter_, "loss", model.loss_)
print("R2", model.score(X, loudness))

# where does it go wrong?
worst = np.argsort(-np.abs(tone - loudness))[:5]
for k in worst:
    print("filling %.2f measured %.3f model %.3f" % (filling[k], loudness[k], tone[k]))
