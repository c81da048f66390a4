import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import scale

rng = np.random.RandomState(7)
depth = rng.uniform(0, 60, 400)           # m
season = rng.uniform(0, 2 * np.pi, 400)
water_temp = 8 + 9 * np.exp(-depth / 15) * (1 + 0.6 * np.sin(season)) + rng.normal(0, 0.3, 400)

features = scale(np.c_[depth, np.sin(season), np.cos(season)])
goal = scale(water_temp)

X_train, y_train, X_test, y_test = train_test_split(features, goal, test_size=0.3, random_state=7)

mlp = MLPRegressor(hidden_layer_sizes=(30,), activation='tanh', max_iter=3000, solver='lbfgs', random_state=7)
mlp.fit(X_train, y_train)
print('Test set score:', mlp.score(X_test, y_test))
result = mlp.predict(features)
print(np.sqrt(np.mean((result - goal) ** 2)) * water_temp.std(), 'degrees')
