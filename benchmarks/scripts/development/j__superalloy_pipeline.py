import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# Rupture life parameter of cast nickel alloys; columns have units from ppm to MPa.
rng = np.random.RandomState(100)
n = 800
aluminium = rng.uniform(3, 7, n)            # wt %
boron = rng.uniform(20, 200, n)             # ppm
stress = rng.uniform(150, 500, n)           # MPa
cooling = 10 ** rng.uniform(-1, 2, n)       # K/s
life = (
    24 + 0.9 * aluminium - 0.08 * (aluminium - 5.5) ** 3 + 1.5 * np.exp(-((boron - 100) / 50) ** 2)
    - 0.013 * stress + 0.7 * np.tanh(np.log10(cooling)) + rng.normal(0, 0.2, n)
)

X = np.column_stack([aluminium, boron, stress, np.log10(cooling)])
X_train, X_test, y_train, y_test = train_test_split(X, life, test_size=0.25, random_state=1)

network = MLPRegressor(
    hidden_layer_sizes=(12,),
    activation="tanh",
    solver="lbfgs",
    alpha=0.1,
    max_iter=600,
    random_state=2,
)
model = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), network),
    transformer=StandardScaler(),
)
model.fit(X_train, y_train)
y_pred = model.predict(X_test)

print("train R2:", r2_score(y_train, model.predict(X_train)))
print("test  R2:", r2_score(y_test, y_pred))
print("test MAE:", mean_absolute_error(y_test, y_pred))
