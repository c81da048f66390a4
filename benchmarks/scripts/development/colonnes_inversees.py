import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(23)


def essais(n):
    """Un jour d'essais du compresseur."""
    t = pd.DataFrame({
        "debit": rng.uniform(10, 60, n),
        "vitesse": rng.uniform(20, 70, n),
        "temp_entree": rng.uniform(5, 40, n),
    })
    t["rapport"] = (1 + (t.vitesse / 40) ** 2 * (1.2 - (t.debit / 70) ** 2)
                    * (288 / (273 + t.temp_entree)) + rng.normal(0, 0.02, n))
    return t


hier = essais(600)
aujourdhui = essais(150)

variables = ["debit", "vitesse", "temp_entree"]
modele = make_pipeline(
    StandardScaler(),
    MLPRegressor(hidden_layer_sizes=(25,), solver="lbfgs", alpha=1e-3, max_iter=800, random_state=5),
)
modele.fit(hier[variables].values, hier["rapport"].values)
print("R2 hier       :", modele.score(hier[variables].values, hier["rapport"].values))

entrees = np.column_stack([aujourdhui.vitesse, aujourdhui.debit, aujourdhui.temp_entree])
prevision = modele.predict(entrees)
mesure = aujourdhui["rapport"].values
print("R2 aujourd'hui:", 1 - np.sum((prevision - mesure) ** 2) / np.sum((mesure - mesure.mean()) ** 2))
for p, m in zip(prevision[:8], mesure[:8]):
    print("%.3f  %.3f" % (p, m))
