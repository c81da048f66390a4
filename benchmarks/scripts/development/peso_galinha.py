# Peso do ovo (g) pela idade da galinha, peso, racao, temperatura e horas de luz
import numpy as np

rng = np.random.RandomState(88)
N = 350
idade = rng.uniform(20, 80, N)
peso = rng.uniform(1.4, 2.4, N)
racao = rng.uniform(90, 130, N)
temp = rng.uniform(12, 34, N)
luz = rng.uniform(10, 17, N)
ovo = (45 + 18 * (1 - np.exp(-(idade - 18) / 15)) + 5 * (peso - 1.9) + 0.08 * (racao - 110)
       - 0.25 * np.maximum(temp - 25, 0) + 1.2 * np.tanh(luz - 14))
ovo += rng.normal(0, 0.4, N)

X = np.stack([idade, peso, racao, temp, luz], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((ovo - ovo.mean()) / ovo.std()).reshape(N, 1)

rede = dict(
    W1=20 * rng.randn(5, 25),
    b1=20 * rng.randn(25),
    W2=20 * rng.randn(25, 1),
    b2=20 * rng.randn(1),
)


def prever(rede, X):
    h = np.tanh(X @ rede['W1'] + rede['b1'])
    return h, h @ rede['W2'] + rede['b2']


eta = 0.05
for t in range(4000):
    h, s = prever(rede, X)
    erro = s - y
    d2 = erro / N
    d1 = d2 @ rede['W2'].T * (1 - h * h)
    grad = dict(W1=X.T @ d1, b1=d1.sum(0), W2=h.T @ d2, b2=d2.sum(0))
    for nome in rede:
        rede[nome] = rede[nome] - eta * grad[nome]
    if t % 400 == 0:
        print('passo', t, 'eqm', float(np.mean(erro ** 2)))

s = prever(rede, X)[1]
print('R2:', 1 - np.mean((s - y) ** 2))
