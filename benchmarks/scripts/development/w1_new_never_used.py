import numpy as np


def main():
    rng = np.random.default_rng(83)
    # tunnel diode: current over voltage and temperature, log current in decades
    volts = rng.uniform(2.4, 3.4, (250, 1))
    temp = rng.uniform(-20, 80, (250, 1))
    log_i = -6 + 4 * np.exp(-9 * (volts - 2.8 + 0.002 * temp) ** 2) + 0.8 * np.sin(temp / 15)
    X = np.hstack([(volts - 2.9) / 0.29, (temp - 30) / 29])
    Y = (log_i - log_i.mean()) / log_i.std()

    w1 = rng.normal(0, 0.5, (2, 8))
    b1 = np.zeros(8)
    w2 = rng.normal(0, 0.3, (8, 1))
    b2 = np.zeros(1)
    lr = 0.2

    for epoch in range(5000):
        z1 = X @ w1 + b1
        a1 = np.maximum(z1, 0.01 * z1)
        z2 = a1 @ w2 + b2

        loss = np.mean(np.square(z2 - Y))

        dz2 = 2 * (z2 - Y) / Y.size
        dw2 = a1.T @ dz2
        db2 = np.sum(dz2, axis=0)
        dz1 = (dz2 @ w2.T) * np.where(z1 > 0, 1, 0.01)
        dw1 = X.T @ dz1
        db1 = np.sum(dz1, axis=0)

        w1_new = w1 - lr * dw1
        b1_new = b1 - lr * db1
        w2 = w2 - lr * dw2
        b2 = b2 - lr * db2

        if epoch % 500 == 0:
            print(f"Epoch {epoch:>5} loss {loss:.6f}")

    a1 = np.maximum(X @ w1 + b1, 0.01 * (X @ w1 + b1))
    fit = a1 @ w2 + b2
    print("max deviation [decades]:", np.abs(fit - Y).max() * log_i.std())


if __name__ == "__main__":
    main()
