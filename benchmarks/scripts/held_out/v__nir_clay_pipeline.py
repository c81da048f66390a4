"""Clay content from NIR spectra: scaler, principal components, small MLP, hold-out test."""
import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(88)
n, bands = 600, 80
wavelength = np.linspace(1100, 2500, bands)
clay = rng.uniform(3, 60, n)
water = rng.uniform(2, 30, n)


def band(centre, width):
    return np.exp(-0.5 * ((wavelength - centre) / width) ** 2)


depth_clay = 1 - np.exp(-clay / 35)
spectra = (0.45
           - 0.20 * depth_clay[:, None] * band(2205, 40)
           - 0.10 * depth_clay[:, None] * band(1410, 30)
           - 0.006 * water[:, None] * band(1930, 60)
           + rng.normal(0, 0.002, (n, bands)))
measured = clay + rng.normal(0, 2.5, n)        # pipette method

A_train, A_test, clay_train, clay_test = train_test_split(spectra, measured, test_size=0.3, random_state=1)
model = make_pipeline(
    StandardScaler(),
    PCA(n_components=4, whiten=True, random_state=2),
    MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", alpha=0.1,
                 max_iter=1500, random_state=7),
)
model.fit(A_train, clay_train)
clay_pred = model.predict(A_test)

print("R2  train %.3f  test %.3f" % (r2_score(clay_train, model.predict(A_train)), r2_score(clay_test, clay_pred)))
print("RMSEP %.2f percent clay" % np.sqrt(np.mean((clay_pred - clay_test) ** 2)))
