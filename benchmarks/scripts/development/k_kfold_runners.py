import numpy as np
from sklearn.model_selection import KFold
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# marathon minutes from training kilometres per week and age
rng = np.random.default_rng(29)
km = rng.uniform(20, 120, 600)
age = rng.uniform(20, 70, 600)
minutes = 190 + 90 * np.exp(-km / 45) + 0.03 * (age - 33) ** 2 + rng.normal(0, 4, 600)
table = np.column_stack([km, age])

out_of_fold = np.empty_like(minutes)
folds = KFold(n_splits=4, shuffle=True, random_state=0)
for fold, (train, held) in enumerate(folds.split(table)):
    x_scale = StandardScaler().fit(table[train])
    y_mean, y_std = minutes[train].mean(), minutes[train].std()
    net = MLPRegressor(
        hidden_layer_sizes=(16,),
        activation="tanh",
        solver="lbfgs",
        alpha=0.1,
        max_iter=300,
        random_state=fold,
    )
    net.fit(x_scale.transform(table[train]), (minutes[train] - y_mean) / y_std)
    out_of_fold[held] = net.predict(x_scale.transform(table[held])) * y_std + y_mean
    rms = np.sqrt(np.mean((out_of_fold[held] - minutes[held]) ** 2))
    print(f"fold {fold}: {rms:.2f} min after {net.n_iter_} iterations")

print("all folds:", np.sqrt(np.mean((out_of_fold - minutes) ** 2)))
