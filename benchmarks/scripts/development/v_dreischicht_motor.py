import numpy as np

# Drehmoment eines Verbrennungsmotors ueber Drehzahl und Last
np.random.seed(44)
n = 400
drehzahl = np.random.uniform(1000, 6000, n)
last = np.random.uniform(0.1, 1.0, n)
moment = 180 * last * (1 - ((drehzahl - 3800) / 4000) ** 2) - 0.004 * drehzahl * (1 - last)
moment += np.random.normal(0, 2, n)

X = np.array([(drehzahl - 3500) / 1450, (last - 0.55) / 0.26]).T
Y = ((moment - moment.mean()) / moment.std()).reshape(n, 1)

groessen = [2, 20, 20, 1]
gewichte = []
biase = []
for i in range(len(groessen) - 1):
    gewichte.append(np.random.normal(0, 10, (groessen[i], groessen[i + 1])))
    biase.append(np.zeros(groessen[i + 1]))

lernrate = 0.02
for epoche in range(3000):
    # vorwaerts
    aktiv = [X]
    for i in range(len(gewichte)):
        z = aktiv[-1] @ gewichte[i] + biase[i]
        aktiv.append(z if i == len(gewichte) - 1 else np.tanh(z))
    ausgabe = aktiv[-1]
    mse = np.mean((ausgabe - Y) ** 2)

    # rueckwaerts
    delta = 2 * (ausgabe - Y) / n
    for i in reversed(range(len(gewichte))):
        dW = aktiv[i].T @ delta
        db = delta.sum(axis=0)
        if i > 0:
            delta = (delta @ gewichte[i].T) * (1 - aktiv[i] ** 2)
        gewichte[i] -= lernrate * dW
        biase[i] -= lernrate * db

    if epoche % 300 == 0:
        print("Epoche", epoche, "MSE", round(mse, 4))

print("RMSE [Nm]:", np.sqrt(mse) * moment.std())
