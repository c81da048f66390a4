# -*- coding: utf-8 -*-
"""Credit card limit from salary (euro per year), age and number of other cards. All numeric, so no preprocessing"""
import numpy as np
from sklearn.metrics import r2_score
from sklearn.neural_network import MLPRegressor

random_state = np.random.RandomState(1999)
salary = random_state.lognormal(10.4, 0.4, size=500)
age = random_state.randint(18, 75, size=500)
cards = random_state.poisson(1.5, size=500)
limit = np.sqrt(salary / 30000) * 3 + 0.5 * np.cos(age / 9) - 0.4 * cards + 0.1 * random_state.randn(500)

X = np.hstack([salary.reshape(-1, 1), age.reshape(-1, 1), cards.reshape(-1, 1)])
y = limit                                   # thousand euro

for activation in ["logistic", "tanh"]:
    regr = MLPRegressor(hidden_layer_sizes=(25,), activation=activation, solver="adam",
                        learning_rate_init=0.01, max_iter=800, random_state=0)
    regr.fit(X, y)
    y_pred = regr.predict(X)
    print(activation, "R2 =", round(r2_score(y, y_pred), 3), "loss =", round(regr.loss_, 3))

print(y_pred[:10])
