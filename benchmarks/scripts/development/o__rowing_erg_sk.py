# 2000 m ergometer time from height, weight and 6 s max power
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(61)
n_rowers = 260
height = rng.normal(184, 9, n_rowers)
weight = rng.normal(80, 11, n_rowers)
pmax = rng.normal(680, 120, n_rowers)
watts = 120 + 0.25 * pmax + 1.1 * (weight - 60) + 0.8 * (height - 170)
seconds = 500 * 4 * (2.8 / watts) ** (1 / 3) + rng.normal(0, 2.0, n_rowers)

X = np.stack([height, weight, pmax], axis=1)
X_train, X_test, t_train, t_test = train_test_split(X, seconds, test_size=0.3, random_state=4)

sx = StandardScaler().fit(X_train)
mean_t, std_t = t_train.mean(), t_train.std()

reg = MLPRegressor(hidden_layer_sizes=(15,), activation="tanh", solver="lbfgs",
                   alpha=0.1, max_iter=1000, random_state=4)
reg.fit(sx.transform(X_train), (t_train - mean_t) / std_t)
print("training score:", reg.score(sx.transform(X_train), (t_train - mean_t) / std_t))

# now the rowers that the network has not seen
t_pred = reg.predict(X_test) * std_t + mean_t
err = t_pred - t_test
print("rms error of the test rowers [s]:", np.sqrt(np.mean(err ** 2)))
print("typical spread [s]:", t_test.std())
for a, b in zip(t_test[:8], t_pred[:8]):
    print("%d:%04.1f   predicted %d:%04.1f" % (a // 60, a % 60, b // 60, b % 60))
