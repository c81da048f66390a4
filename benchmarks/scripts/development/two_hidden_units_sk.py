import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

# Respiration volume signal over 3 breaths
t = np.linspace(0, 3, 300)
volume = 0.5 - 0.5 * np.cos(2 * np.pi * t) + 0.15 * np.sin(4 * np.pi * t) + 0.1 * t
T = ((t - 1.5) / 0.87).reshape(-1, 1)

scores = []
for seed in range(4):
    regressor = MLPRegressor(
        hidden_layer_sizes=(2,),
        activation="tanh",
        solver="lbfgs",
        max_iter=4000,
        max_fun=60000,
        alpha=1e-6,
        random_state=seed,
    )
    regressor.fit(T, volume)
    scores.append(r2_score(volume, regressor.predict(T)))
    print("seed", seed, "->", scores[-1])

print("mean", np.mean(scores), "std", np.std(scores))
breath = regressor.predict(T)
