# Druckfestigkeit von Beton: w/z-Wert, Alter, Temperatur
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(17)
anzahl = 500
wz = rng.uniform(0.35, 0.75, anzahl)
alter = rng.uniform(1, 90, anzahl)
temperatur = rng.uniform(5, 35, anzahl)

reife = np.log(alter * (temperatur + 10) / 30.0)
festigkeit = 14 * reife * (1.3 - wz) ** 1.5 + rng.normal(0, 1.2, anzahl)

X = np.c_[wz, alter, temperatur]
y = (festigkeit - festigkeit.mean()) / festigkeit.std()

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)

# alpha hochgesetzt, damit nichts überangepasst wird
modell = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(30, 30), alpha=40.0, max_iter=600,
                 learning_rate_init=0.005, random_state=3),
)
modell.fit(X_train, y_train)

print("R2 Training:", modell.score(X_train, y_train))
print("R2 Test:    ", modell.score(X_test, y_test))

vorhersage = modell.predict(X_train)
for v, w in zip(vorhersage[:6], y_train[:6]):
    print("%6.2f  gemessen %6.2f" % (v, w))
