import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.pipeline import make_pipeline

# a survey: satisfaction against income, lots of scatter
rng = np.random.RandomState(30)
income = rng.lognormal(0.0, 0.5, 800)
mean_score = 4 + 3 * np.tanh(income - 1)
score = mean_score + rng.normal(0, 2.0, 800)

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", alpha=1.0,
                 max_iter=2000, random_state=0),
)
model.fit(income[:, None], score)
print("R2 = %.3f" % model.score(income[:, None], score))

grid = np.linspace(income.min(), income.max(), 200)
plt.plot(income, score, "k.", alpha=0.2)
plt.plot(grid, model.predict(grid[:, None]))
plt.xlabel("income")
plt.ylabel("satisfaction")
plt.show()
