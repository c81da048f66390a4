"""Walking and gripping seconds of a picking order in the warehouse, both from one regressor."""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler


def orders(rng, n):
    lines = rng.randint(1, 25, n)
    aisles = np.minimum(lines, rng.randint(1, 11, n))
    kilos = rng.gamma(2.0, 1.5, n)
    upper = rng.uniform(0, 1, n)
    walking = 18 + 14 * aisles + 26 * np.sqrt(lines) + rng.normal(0, 8, n)
    gripping = lines * (4 + 0.5 * kilos + 3.0 * upper) + rng.normal(0, 6, n)
    return np.column_stack([lines, aisles, kilos, upper]), np.column_stack([walking, gripping])


def main():
    rng = np.random.RandomState(88)
    X, Y = orders(rng, 2000)
    X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.25, random_state=88)

    x_scaler, y_scaler = StandardScaler().fit(X_train), StandardScaler().fit(Y_train)
    net = MLPRegressor(
        hidden_layer_sizes=(32, 16),
        batch_size=64,
        learning_rate_init=0.004,
        early_stopping=True,
        validation_fraction=0.15,
        n_iter_no_change=15,
        max_iter=300,
        random_state=5,
    )
    net.fit(x_scaler.transform(X_train), y_scaler.transform(Y_train))
    print("epochs:", net.n_iter_, " best validation score:", round(net.best_validation_score_, 3))

    scaled = net.predict(x_scaler.transform(X_test))
    seconds = y_scaler.inverse_transform(scaled)
    for k, name in enumerate(("walking", "gripping")):
        print(name, "R2 on new orders:", round(r2_score(Y_test[:, k], seconds[:, k]), 3))
    return seconds


if __name__ == "__main__":
    main()
