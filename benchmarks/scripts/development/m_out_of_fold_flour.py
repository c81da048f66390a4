import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# dough elasticity from protein, water and kneading time; every row is predicted by a network
# that did not see it
rng = np.random.RandomState(8)
N = 600
protein = rng.normal(11.5, 1.2, N)
water = rng.normal(62, 4, N)
knead = rng.uniform(2, 15, N)
elasticity = (
    3 * protein - 0.5 * water + 20 * (1 - np.exp(-knead / 4)) + 2.0 * rng.normal(size=N)
)
X = np.c_[protein, water, knead]

oof = np.zeros(N)
folds = KFold(n_splits=5, shuffle=True, random_state=8)
for k, (train, test) in enumerate(folds.split(X)):
    scaler = StandardScaler().fit(X[train])
    y_mean, y_std = elasticity[train].mean(), elasticity[train].std()
    net = MLPRegressor(
        hidden_layer_sizes=(12,),
        activation="tanh",
        solver="lbfgs",
        alpha=1.0,
        max_iter=800,
        random_state=8,
    )
    net.fit(scaler.transform(X[train]), (elasticity[train] - y_mean) / y_std)
    oof[test] = net.predict(scaler.transform(X[test])) * y_std + y_mean
    rmse = np.sqrt(np.mean((oof[test] - elasticity[test]) ** 2))
    print(f"fold {k}: rmse {rmse:.2f}")

print("all folds:", np.sqrt(np.mean((oof - elasticity) ** 2)))
