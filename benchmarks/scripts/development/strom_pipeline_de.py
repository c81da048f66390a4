# Stromverbrauch eines Gebäudes aus Außentemperatur, Uhrzeit und Belegung
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(31)
anzahl = 600
aussen = rng.uniform(-10, 32, anzahl)
stunde = rng.uniform(0, 24, anzahl)
belegung = rng.poisson(25, anzahl)

verbrauch = (
    40
    + 1.8 * np.maximum(16 - aussen, 0)
    + 2.5 * np.maximum(aussen - 24, 0)
    + 12 * np.cos((stunde - 14) / 24 * 2 * np.pi)
    + 0.3 * belegung
    + rng.normal(0, 1.5, anzahl)
)

merkmale = np.column_stack([
    aussen,
    np.sin(2 * np.pi * stunde / 24),
    np.cos(2 * np.pi * stunde / 24),
    belegung,
])
ziel = (verbrauch - verbrauch.mean()) / verbrauch.std()

X_lern, X_test, y_lern, y_test = train_test_split(merkmale, ziel, test_size=0.2, random_state=31)
modell = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(25,), learning_rate_init=0.01, max_iter=800, random_state=31),
)
modell.fit(X_lern, y_lern)
vorhersage = modell.predict(X_lern)
print(f"R² Training {modell.score(X_lern, y_lern):.3f}, Test {modell.score(X_test, y_test):.3f}")
