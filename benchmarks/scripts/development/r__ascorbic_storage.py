# Ascorbic acid left in orange juice: storage time, temperature, dissolved oxygen.
# Concentrations run over two decades, the assay is good to 5 percent of its reading: learn the logarithm.
import numpy as np

np.random.seed(1907)
n = 450
days = np.random.uniform(0, 90, n)
celsius = np.random.uniform(4, 37, n)
oxygen = np.random.uniform(0.5, 6.0, n)                      # mg/L
k = 0.012 * np.exp(5200.0 * (1 / 293.15 - 1 / (celsius + 273.15))) * (1 + 0.15 * oxygen)
ln_true = np.log(480.0) - 4.0 * (1 - np.exp(-k * days / 2))
mg_per_litre = np.exp(ln_true + np.random.normal(0, 0.05, n))

features = np.stack([days, celsius, oxygen], axis=1)
features = (features - features.mean(axis=0)) / features.std(axis=0)
log_c = np.log(mg_per_litre)[:, np.newaxis]
centre, spread = log_c.mean(), log_c.std()
t = (log_c - centre) / spread

P = dict(
    W1=np.random.randn(3, 20) * 0.6,
    b1=np.random.randn(20) * 0.3,
    W2=np.random.randn(20, 1) * 0.2,
    b2=np.zeros(1),
)
square = {key: np.zeros_like(value) for key, value in P.items()}


def logistic(a):
    return 1.0 / (1.0 + np.exp(-a))


rate = 0.01
for i in range(5000):
    s = logistic(features @ P["W1"] + P["b1"])
    out = s @ P["W2"] + P["b2"]
    e = out - t
    G = {}
    G["W2"] = s.T @ e * (2 / n)
    G["b2"] = e.sum(0) * (2 / n)
    d = (e @ P["W2"].T) * s * (1 - s) * (2 / n)
    G["W1"] = features.T @ d
    G["b1"] = d.sum(0)
    lr = rate / (1 + i / 1000)          # RMSprop, fading
    for key in P:
        square[key] = 0.99 * square[key] + 0.01 * G[key] ** 2
        P[key] -= lr * G[key] / (np.sqrt(square[key]) + 1e-6)
    if i % 500 == 0:
        print(i, np.mean(e ** 2))

ln_fit = (logistic(features @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]) * spread + centre
relative = np.exp(ln_fit[:, 0]) / mg_per_litre - 1
print("typical relative error: %.1f %%" % (100 * np.std(relative)))
