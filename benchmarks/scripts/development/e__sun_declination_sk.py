import numpy as np
import matplotlib.pyplot as plt
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import mean_squared_error

# declination of the sun over the year (for my sundial)
day = np.arange(1, 366)
decl = -23.44 * np.cos(2 * np.pi * (day + 10) / 365)
noise = np.random.RandomState(0).normal(0, 0.3, day.shape)
measured = decl + noise

d = (day - 183) / 105.0
x_train = d
y_train = measured / 23.44

regressor = MLPRegressor(hidden_layer_sizes=(20,), activation='tanh', solver='lbfgs',
                         max_iter=2000, random_state=1)
regressor.fit(x_train, y_train)

y_hat = regressor.predict(x_train)
print('MSE', mean_squared_error(y_train, y_hat))

plt.figure(figsize=(8, 4))
plt.plot(day, measured, 'c.', label='measured')
plt.plot(day, y_hat * 23.44, 'k', label='MLP')
plt.xlabel('day of year')
plt.ylabel('declination [deg]')
plt.legend()
plt.show()
