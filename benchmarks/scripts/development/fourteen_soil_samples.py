import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# nitrogen in the soil -> wheat yield (t/ha). Training R2 = 1.000 but test is negative ...
rng = np.random.RandomState(42)
nitrogen = rng.uniform(0, 200, 140)
wheat = 3 + 5 * (1 - np.exp(-nitrogen / 60)) + rng.normal(0, 0.45, 140)

X_train, X_test, y_train, y_test = train_test_split(
    nitrogen[:, None], wheat, train_size=14, random_state=42)

net = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(200, 200), alpha=0, solver="lbfgs",
                 max_iter=5000, max_fun=100000, random_state=42))
net.fit(X_train, y_train)

print("R2 train: {:.3f}".format(net.score(X_train, y_train)))
print("R2 test:  {:.3f}".format(net.score(X_test, y_test)))

held_back = net.predict(X_test)
worst = np.argmax(np.abs(held_back - y_test))
print("worst:", X_test[worst], y_test[worst], held_back[worst])
