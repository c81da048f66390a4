from sklearn.neural_network import MLPRegressor
import numpy as np
import matplotlib.pyplot as plt

# HPLC assay of the control sample over the weeks
rng = np.random.RandomState(0)
week = np.linspace(0, 52, 260)
assay = 99.5 + 0.8 * np.sin(2 * np.pi * week / 13) + 0.01 * week
assay += rng.normal(0, 0.08, week.size)

X = ((week - week.mean()) / week.std())[:, None]
y = assay - assay.mean()

model = MLPRegressor(hidden_layer_sizes=(2,),
                     activation='tanh',
                     solver='lbfgs',
                     alpha=1e-4,
                     max_iter=3000,
                     random_state=1)
model.fit(X, y)
print('R2 on the fitted data:', model.score(X, y))
print('loss', model.loss_, 'after', model.n_iter_, 'iterations')

trend = model.predict(X)
resid = y - trend
print('largest residual', np.abs(resid).max())

plt.figure(figsize=(8, 3))
plt.plot(week, assay, '.', color='grey')
plt.plot(week, trend + assay.mean(), 'r')
plt.ylabel('assay [%]')
plt.xlabel('week')
plt.show()
