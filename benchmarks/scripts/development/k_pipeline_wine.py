import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(17)
sugar = rng.uniform(2, 45, 700)
acid = rng.uniform(4, 9, 700)
alcohol = rng.uniform(9, 14, 700)
score = 85 + 0.12 * sugar - 0.9 * (acid - 6) ** 2 + 1.1 * (alcohol - 11)
score = score + rng.normal(0, 0.5, 700)

features = np.column_stack([sugar, acid, alcohol])
centre = score.mean()
X_train, X_test, y_train, y_test = train_test_split(
    features, score, test_size=0.25, random_state=3
)

model = make_pipeline(
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(30,),
        activation="tanh",
        solver="lbfgs",
        alpha=0.01,
        max_iter=400,
        random_state=3,
    ),
)
model.fit(X_train, y_train - centre)
tasted = model.predict(X_test) + centre
print("R2 on the wines kept back:", r2_score(y_test, tasted))
