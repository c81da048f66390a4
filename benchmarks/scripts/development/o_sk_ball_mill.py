"""Ball mill: particle size d80 (micrometre) from speed, filling and feed rate.

Plain SGD with Nesterov momentum and the 'adaptive' rate, since the lecture wants to see it decay.
"""
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler


def simulate(n, random_state):
    rng = np.random.RandomState(random_state)
    speed = rng.uniform(0.55, 0.9, n)      # of the critical speed
    filling = rng.uniform(20, 45, n)       # percent
    feed = rng.uniform(50, 300, n)         # t/h
    d80 = 60 + 0.35 * feed + 900 * (speed - 0.74) ** 2 + 0.12 * (filling - 33) ** 2
    d80 -= 40 * (speed - 0.7) * (feed - 175) / 50
    return np.c_[speed, filling, feed], d80 + rng.normal(0, 5, n)


def main():
    X, d80 = simulate(800, random_state=6)
    x_scaler = StandardScaler().fit(X)
    y_scaler = StandardScaler().fit(d80.reshape(-1, 1))
    x = x_scaler.transform(X)
    y = y_scaler.transform(d80.reshape(-1, 1)).ravel()

    mlp = MLPRegressor(
        hidden_layer_sizes=(40,),
        activation="tanh",
        solver="sgd",
        learning_rate="adaptive",
        learning_rate_init=0.05,
        momentum=0.9,
        nesterovs_momentum=True,
        batch_size=50,
        max_iter=400,
        tol=1e-5,
        random_state=6,
    )
    mlp.fit(x, y)
    print("epochs", mlp.n_iter_, "rate in the end", mlp._optimizer.learning_rate)

    predicted = y_scaler.inverse_transform(mlp.predict(x).reshape(-1, 1)).ravel()
    print("RMSE %.2f micrometre" % np.sqrt(np.mean((predicted - d80) ** 2)))
    return predicted


if __name__ == "__main__":
    main()
