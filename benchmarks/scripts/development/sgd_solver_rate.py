import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# Consumo de gasolina de una moto: velocidad, peso, pendiente
rng = np.random.RandomState(1)
velocidad = rng.uniform(30, 130, 500)
peso = rng.uniform(150, 350, 500)
pendiente = rng.uniform(-6, 6, 500)
consumo = 2 + 0.0003 * velocidad ** 2 + 0.004 * peso + 0.15 * np.maximum(pendiente, 0) ** 1.5
consumo = consumo + rng.normal(0, 0.1, 500)

X = np.column_stack([velocidad, peso, pendiente])
X_train, X_test, y_train, y_test = train_test_split(X, consumo, random_state=4)
escala = StandardScaler()
X_train = escala.fit_transform(X_train)
X_test = escala.transform(X_test)

red = MLPRegressor(
    hidden_layer_sizes=(40,),
    activation="relu",
    solver="sgd",
    learning_rate_init=0.3,
    max_iter=800,
    random_state=2,
)
red.fit(X_train, y_train)
prediccion = red.predict(X_test)
print("R2:", red.score(X_test, y_test))
print(prediccion[:5], y_test[:5])
