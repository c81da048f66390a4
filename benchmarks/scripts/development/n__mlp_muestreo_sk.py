# Trabajo final de demografia: ingreso del hogar segun edad y anios de estudio
# el R2 me da 0.4 y con un arbol me da 0.95, que hago mal?
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import r2_score, mean_squared_error

azar = np.random.RandomState(2020)
n = 500
edad = azar.uniform(18, 85, n)
estudio = azar.uniform(0, 20, n)
ingreso = 900 * np.exp(-((edad - 48) / 17) ** 2) * (0.4 + estudio / 10) + 150
ingreso = ingreso + azar.normal(0, 40, n)
ingreso = ingreso / 1000          # en miles

X = np.column_stack((edad, estudio))

red = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(50, 50),
        activation='identity',
        solver='lbfgs',
        max_iter=1000,
        random_state=1,
    ),
)
red.fit(X, ingreso)
estimado = red.predict(X)

print('R2  :', r2_score(ingreso, estimado))
print('RMSE:', mean_squared_error(ingreso, estimado) ** 0.5)
for e in (20, 35, 50, 65, 80):
    print(e, 'anios ->', red.predict([[e, 12]])[0])
