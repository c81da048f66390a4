import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# QSL cards: share of cards that come back, by distance, year and band
rng = np.random.RandomState(14)
n = 700
distance = rng.uniform(50, 16000, n)
year = rng.randint(1975, 2024, n)
band = rng.choice([3.5, 7.0, 14.0, 21.0, 28.0], n)
back = 60 - 0.9 * (year - 1975) + 25 * np.tanh((distance - 4000) / 3000) - 0.02 * (band - 14) ** 2
back = back + rng.normal(0, 2.0, n)

X = np.column_stack([distance, year, band])
X_train, X_test, y_train, y_test = train_test_split(X, back, test_size=0.3, random_state=73)

sc = StandardScaler()
X_train = sc.fit_transform(X_train)

mlp = MLPRegressor(hidden_layer_sizes=(40,), alpha=1e-3, solver="lbfgs",
                   max_iter=800, random_state=88)
mlp.fit(X_train, y_train)
print("score on the training cards:", mlp.score(X_train, y_train))

y_hat = mlp.predict(X_test)
print("score on the other cards:", mlp.score(X_test, y_test))

plt.scatter(y_test, y_hat, s=5)
plt.plot([0, 100], [0, 100], "k--")
plt.xlabel("returned (%)")
plt.ylabel("predicted (%)")
plt.show()
