# Wachttijd (minuten) aan de kassa tegen aantal klanten per uur en aantal open kassa's
import numpy as np

np.random.seed(123)
N = 400
klanten = np.random.uniform(20, 110, N)
kassas = np.random.randint(1, 5, N)
bezetting = klanten / (kassas * 45.0)
wacht = 1.2 * bezetting ** 2 + 0.4 * bezetting + np.random.normal(0, 0.12, N)

X = np.column_stack([klanten, kassas])
mu, sd = X.mean(0), X.std(0)
X = (X - mu) / sd
Y = ((wacht - wacht.mean()) / wacht.std()).reshape(N, 1)

n_verborgen = 20
W1 = np.random.randn(2, n_verborgen) * np.sqrt(1 / 2)
b1 = np.zeros((1, n_verborgen))
W2 = np.random.randn(n_verborgen, 1) * np.sqrt(1 / n_verborgen)
b2 = np.zeros((1, 1))
snelheid = 0.05
batchgrootte = 40
gemiddeld = []

for epoch in range(400):
    # door elkaar husselen
    X_hussel = X[np.random.permutation(N)]
    Y_hussel = Y[np.random.permutation(N)]
    kosten = 0
    for i in range(0, N, batchgrootte):
        xb = X_hussel[i:i + batchgrootte]
        yb = Y_hussel[i:i + batchgrootte]

        A1 = np.tanh(xb @ W1 + b1)
        P = A1 @ W2 + b2
        kosten += np.sum((P - yb) ** 2)

        dP = 2 * (P - yb) / len(xb)
        dW2 = A1.T @ dP
        db2 = np.sum(dP, axis=0, keepdims=True)
        dA1 = dP @ W2.T * (1 - A1 ** 2)
        dW1 = xb.T @ dA1
        db1 = np.sum(dA1, axis=0, keepdims=True)

        W2 -= snelheid * dW2
        b2 -= snelheid * db2
        W1 -= snelheid * dW1
        b1 -= snelheid * db1
    gemiddeld.append(kosten / N)
    if epoch % 50 == 0:
        print(f"epoch {epoch}: kosten {gemiddeld[-1]:.4f}")

P = np.tanh(X @ W1 + b1) @ W2 + b2
print("R2 =", 1 - np.mean((P - Y) ** 2) / np.var(Y))
