import numpy as np
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

# setting time of cement paste [min] from w/c ratio, temperature, gypsum content
n = 400
wc = np.random.uniform(0.3, 0.6, n)
temp = np.random.uniform(5, 35, n)
gypsum = np.random.uniform(2, 6, n)
minutes = 60 + 300 * wc * np.exp(-(temp - 20) / 25) + 8 * (gypsum - 4) ** 2 + np.random.normal(0, 4, n)

X = np.column_stack((wc, temp, gypsum))
X_train, X_test, y_train, y_test = train_test_split(X, minutes, test_size=0.3)

pipe = Pipeline([
    ("scale", StandardScaler()),
    ("net", MLPRegressor(solver="lbfgs", max_iter=400)),
])
grid = GridSearchCV(
    pipe,
    {
        "net__hidden_layer_sizes": [(8,), (16,)],
        "net__alpha": [0.01, 1.0],
    },
    cv=3,
    scoring="neg_mean_squared_error",
)
grid.fit(X_train, y_train)
print("best:", grid.best_params_)

predicted = grid.best_estimator_.predict(X_test)
rmse = np.sqrt(np.mean((predicted - y_test) ** 2))
print(f"RMSE on the test set: {rmse:.1f} min (spread of the data {minutes.std():.1f} min)")
