from sklearn.neural_network import MLPRegressor
import numpy as np

# toy cubic with a little noise

np.random.seed(3)
X = np.random.uniform(-1, 1, size=(500, 1))
y = X[:, 0] ** 3 - 0.5 * X[:, 0] + 0.02 * np.random.randn(500)

regr = MLPRegressor(hidden_layer_sizes=(50,), learning_rate_init=0.01, max_iter=2000,
                    tol=1e-6, n_iter_no_change=50, random_state=1)
regr.fit(X, y)
predictions = regr.predict(X)
print("final loss", regr.loss_)
print("iterations", regr.n_iter_)
print("layers", [w.shape for w in regr.coefs_])

# look at a few of them
for a, b in zip(y[:5], predictions[:5]):
    print("%.3f %.3f" % (a, b))

residuals = y - predictions
print("mean residual", residuals.mean(), "sd", residuals.std())
print("largest residual", np.abs(residuals).max())
