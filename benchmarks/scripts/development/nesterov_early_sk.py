"""
Predicción de la radiación solar con MLPRegressor y parada temprana
"""
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(77)
n = 1500
hora = rng.uniform(6, 20, n)
nubes = rng.uniform(0, 1, n)
radiacion = 950 * np.sin(np.pi * (hora - 6) / 14) * (1 - 0.7 * nubes ** 2) + rng.normal(0, 20, n)

X = np.c_[hora, nubes]
X_ent, X_pru, y_ent, y_pru = train_test_split(X, radiacion, test_size=0.2, random_state=5)

esc_x = StandardScaler().fit(X_ent)
esc_y = StandardScaler().fit(y_ent.reshape(-1, 1))

modelo = MLPRegressor(
    hidden_layer_sizes=(40, 20),
    activation="relu",
    solver="sgd",
    momentum=0.9,
    nesterovs_momentum=True,
    learning_rate="adaptive",
    learning_rate_init=0.02,
    early_stopping=True,
    validation_fraction=0.15,
    n_iter_no_change=20,
    max_iter=600,
    random_state=9,
)
modelo.fit(esc_x.transform(X_ent), esc_y.transform(y_ent.reshape(-1, 1)).ravel())
print("épocas:", modelo.n_iter_, " mejor validación:", modelo.best_validation_score_)

pred = esc_y.inverse_transform(modelo.predict(esc_x.transform(X_pru)).reshape(-1, 1)).ravel()
print("RMSE prueba:", np.sqrt(np.mean((pred - y_pru) ** 2)), "W/m2")
