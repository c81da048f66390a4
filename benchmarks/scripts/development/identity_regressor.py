"""Wing lift coefficient from angle of attack and Reynolds number - MLPRegressor gives R2 = 0.3"""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

np.random.seed(8)
alpha_deg = np.random.uniform(-5, 22, 500)
log_re = np.random.uniform(5, 7, 500)
cl = 0.1 * alpha_deg - 0.006 * np.clip(alpha_deg - 10, 0, None) ** 2.2 + 0.05 * (log_re - 6)
cl = cl + np.random.normal(0, 0.02, 500)

X = np.column_stack((alpha_deg, log_re))

for layers in [(20,), (50,), (50, 50)]:
    model = make_pipeline(
        StandardScaler(),
        MLPRegressor(
            hidden_layer_sizes=layers,
            activation="identity",      # regression
            solver="adam",
            learning_rate_init=0.005,
            max_iter=1000,
            random_state=3,
        ),
    )
    model.fit(X, cl)
    print(layers, "R2 =", model.score(X, cl))

cl_model = model.predict(X)
worst = np.argmax(np.abs(cl_model - cl))
print("worst point: alpha", alpha_deg[worst], "measured", cl[worst], "model", cl_model[worst])
