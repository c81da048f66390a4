# Insulin dose model, scikit-learn. R2 on the training data is already terrible??
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(0)
n = 400
weight_kg = rng.normal(80, 15, n)
glucose = rng.normal(160, 40, n)      # mg/dl
carbs = rng.uniform(10, 90, n)        # g

dose = 0.05 * weight_kg + 0.02 * np.maximum(glucose - 140, 0) + carbs / 11.0
dose = dose + rng.normal(0, 0.3, n)

X = np.column_stack([weight_kg, glucose, carbs])
y = dose

scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)

mlp = MLPRegressor(
    hidden_layer_sizes=(30,),
    activation="tanh",
    solver="lbfgs",
    max_iter=400,
    random_state=1,
)
mlp.fit(X_scaled, y)
print("final loss:", mlp.loss_)
print("iterations:", mlp.n_iter_)

y_pred = mlp.predict(X)
print("R2:", r2_score(y, y_pred))
print("first doses:", y[:5].round(1), "predicted:", y_pred[:5].round(1))
