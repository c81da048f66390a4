# Regresión de la potencia de un aerogenerador (kW) con MLPRegressor.
# El R2 sale negativo o casi cero, ¿qué estoy haciendo mal?
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

rng = np.random.RandomState(8)
n = 500
viento = rng.weibull(2.0, n) * 8            # m/s
presion = rng.normal(101325, 800, n)        # Pa
temperatura = rng.normal(288, 8, n)         # K
densidad = presion / (287.0 * temperatura)
potencia = 2000 / (1 + np.exp(-(viento - 9) / 1.3)) * densidad / 1.225
potencia = potencia + rng.normal(0, 20, n)

X = np.vstack((viento, presion, temperatura)).T
y = (potencia - potencia.mean()) / potencia.std()

X_entrena, X_prueba, y_entrena, y_prueba = train_test_split(X, y, test_size=0.25, random_state=8)

red = MLPRegressor(
    hidden_layer_sizes=(30,),
    activation="tanh",
    learning_rate_init=0.005,
    max_iter=600,
    random_state=8,
)
red.fit(X_entrena, y_entrena)

pred_entrena = red.predict(X_entrena)
print("R2 entrenamiento:", r2_score(y_entrena, pred_entrena))
print("R2 prueba:", r2_score(y_prueba, red.predict(X_prueba)))
