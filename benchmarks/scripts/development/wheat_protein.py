import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# protein content of wheat (%) from eight NIR absorbances
# only 60 samples were sent to the lab, the rest came later
np.random.seed(18)
n = 245
protein = np.random.normal(12.5, 1.5, n)
moisture = np.random.normal(13, 1, n)
bands = np.arange(8)
nir = (np.outer(protein, np.exp(-((bands - 2) / 1.5) ** 2))
       + np.outer(moisture, np.exp(-((bands - 5) / 2.0) ** 2)))
nir = nir + np.random.normal(0, 0.05, nir.shape)
protein_lab = protein + np.random.normal(0, 0.6, n)

X_train, X_test, y_train, y_test = train_test_split(
    nir, protein_lab, train_size=60, random_state=1)

sc = StandardScaler().fit(X_train)

mlp = MLPRegressor(
    hidden_layer_sizes=(100, 100),
    activation="relu",
    solver="lbfgs",
    alpha=0,
    max_iter=3000,
    random_state=1,
)
mlp.fit(sc.transform(X_train), y_train)

print("R2 train", mlp.score(sc.transform(X_train), y_train))
print("R2 test ", mlp.score(sc.transform(X_test), y_test))
guess = mlp.predict(sc.transform(X_test))
print("RMSEP", np.sqrt(np.mean((guess - y_test) ** 2)))
