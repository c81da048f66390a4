# Wohnungspreise Leipzig, MLPRegressor mit Standardeinstellungen
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import mean_absolute_error, r2_score

gen = np.random.RandomState(7)
n = 400
flaeche = gen.uniform(28, 160, n)                 # qm
baujahr = gen.randint(1890, 2023, n)
entfernung = gen.exponential(4000, n)             # m bis Zentrum
preis = (2600 * flaeche * np.exp(-entfernung / 15000.)
         + 900 * np.maximum(baujahr - 1990, 0) + gen.normal(0, 9000, n))

daten = np.column_stack([flaeche, baujahr, entfernung]).astype(float)

modell = MLPRegressor(hidden_layer_sizes=(50, 20),
                      activation='relu',
                      learning_rate_init=0.001,
                      max_iter=300,
                      random_state=3)
modell.fit(daten, preis)

geschaetzt = modell.predict(daten)
print('Bestimmtheitsmass:', r2_score(preis, geschaetzt))
print('mittlerer Fehler :', mean_absolute_error(preis, geschaetzt))
print('Iterationen      :', modell.n_iter_)

beispiel = daten[:5]
for zeile, p, g in zip(beispiel, preis, modell.predict(beispiel)):
    print(zeile.round(0), int(p), '->', int(g))
