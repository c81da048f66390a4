"""Biomasa de pinos a partir de diametro y altura (datos simulados de parcela)."""
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

azar = np.random.RandomState(2020)
n = 1500
diametro = azar.uniform(5, 60, n)                               # cm
altura = 1.3 + 25 * (1 - np.exp(-0.04 * diametro)) * azar.uniform(0.8, 1.2, n)
log_biomasa = -2.8 + 2.0 * np.log(diametro) + 0.9 * np.log(altura) + azar.normal(0, 0.1, n)
biomasa = np.exp(log_biomasa)

X = np.c_[diametro, altura]
X_ent, X_pru, y_ent, y_pru = train_test_split(X, biomasa, test_size=0.25, random_state=9)

red = MLPRegressor(
    hidden_layer_sizes=(32, 32),
    learning_rate_init=0.005,
    early_stopping=True,
    n_iter_no_change=30,
    max_iter=400,
    random_state=9,
)
modelo = TransformedTargetRegressor(
    regressor=make_pipeline(StandardScaler(), red),
    func=np.log,
    inverse_func=np.exp,
)
print("validacion cruzada:", cross_val_score(modelo, X_ent, y_ent, cv=3).round(3))

modelo.fit(X_ent, y_ent)
estimada = modelo.predict(X_pru)
print("R2 prueba (kg)  :", r2_score(y_pru, estimada))
print("R2 prueba (log) :", r2_score(np.log(y_pru), np.log(estimada)))
