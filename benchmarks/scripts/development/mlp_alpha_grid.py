import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

np.random.seed(10)
x = np.random.uniform(-5, 5, (300, 1))
y = (np.sinc(x / 2) * 4).ravel() + np.random.normal(0, 0.05, 300)

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(30, 30), activation="relu", solver="lbfgs",
                 alpha=50.0, max_iter=1500, random_state=0),
)
model.fit(x, y)
print("score on the training data:", model.score(x, y))

# residuals
residual = y - model.predict(x)
print("mean", residual.mean(), "sd", residual.std())

grid = np.linspace(-5, 5, 400).reshape(-1, 1)
plt.scatter(x, y, s=5)
plt.plot(grid, model.predict(grid), "r")
plt.title("sinc")
plt.show()
