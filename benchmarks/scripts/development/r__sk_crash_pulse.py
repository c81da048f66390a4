"""Peak deceleration and crush of the front structure from design variables in very different units."""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

rng = np.random.RandomState(64)
N = 420
mass = rng.uniform(1100, 2300, N)             # kg
speed = rng.uniform(8.0, 17.5, N)             # m/s
gauge = rng.uniform(0.0012, 0.0026, N)        # m
yield_stress = rng.uniform(2.2e8, 7.8e8, N)   # Pa

force = 1.9e5 * (gauge / 0.0018) ** 1.6 * (yield_stress / 4e8) ** 0.8       # N
crush = 0.5 * mass * speed ** 2 / (force + 40 * mass)                        # m
peak = 1.25 * force / mass / 9.81 + 0.45 * speed                             # g
crush_sd, peak_sd = 0.015, 0.5
answers = np.column_stack([crush + rng.normal(0, crush_sd, N), peak + rng.normal(0, peak_sd, N)])
designs = np.column_stack([mass, speed, gauge, yield_stress])

scale_out = StandardScaler()
Z = scale_out.fit_transform(answers)

surrogate = Pipeline([
    ("range", MinMaxScaler((-1, 1))),
    ("net", MLPRegressor(hidden_layer_sizes=(24,), activation="tanh", solver="lbfgs", alpha=1e-3,
                         max_iter=1500, random_state=10)),
])
surrogate.fit(designs, Z)
Z_fit = surrogate.predict(designs)
errors = (scale_out.inverse_transform(Z_fit) - answers).std(axis=0)
print("rms of crush %.4f m, of the peak %.2f g" % tuple(errors))
print("final loss", surrogate.named_steps["net"].loss_, "after", surrogate.named_steps["net"].n_iter_)
