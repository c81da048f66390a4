"""Moisture of ground wheat from near-infrared spectra: SNV, a few principal components, small MLP."""
import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import r2_score, root_mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

rng = np.random.default_rng(1450)


def band(nm, centre, width):
    return np.exp(-0.5 * ((nm - centre) / width) ** 2)


def spectra(n):
    nm = np.linspace(1100, 2100, 100)
    moisture = rng.uniform(6, 20, n)
    protein = rng.uniform(8, 16, n)
    starch = 86 - moisture - protein
    pure = np.stack([
        2.2 * band(nm, 1450, 60) + 3.0 * band(nm, 1940, 55),
        1.5 * band(nm, 1510, 50) + 1.8 * band(nm, 1980, 70),
        0.4 * band(nm, 1200, 70) + 0.5 * band(nm, 1580, 90) + 0.6 * band(nm, 2100, 80),
    ])
    clean = np.stack([moisture, protein, starch], axis=1) @ pure / 50
    scatter = rng.normal(1, 0.08, (n, 1))
    offset = rng.normal(0.3, 0.05, (n, 1))
    return scatter * (clean + offset) + rng.normal(0, 0.002, (n, 100)), moisture


def snv(S):
    return (S - S.mean(axis=1, keepdims=True)) / S.std(axis=1, keepdims=True)


S, moisture = spectra(360)
y = moisture + rng.normal(0, 0.3, 360)  # drying oven
S_train, S_test, y_train, y_test = train_test_split(S, y, test_size=0.25, random_state=1)

model = make_pipeline(
    FunctionTransformer(snv),
    PCA(n_components=5),
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(5,), activation="tanh", solver="lbfgs", alpha=0.1, max_iter=1000, random_state=2
    ),
)
model.fit(S_train, y_train)
y_hat = model.predict(S_test)
print("SEP %.2f %%, R2 %.4f" % (root_mean_squared_error(y_test, y_hat), r2_score(y_test, y_hat)))
print("iterations:", model[-1].n_iter_)
