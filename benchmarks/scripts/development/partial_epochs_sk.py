#!/usr/bin/env python
# Training scikit-learn's MLP epoch by epoch, to draw both learning curves
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

np.random.seed(15)
X = np.random.randn(900, 5)                        # spectra, already whitened
y = np.tanh(X[:, 0] + X[:, 1]) + 0.3 * X[:, 2] * X[:, 3] + 0.1 * np.random.randn(900)

X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=150, random_state=3)

net = MLPRegressor(hidden_layer_sizes=(60, 30), learning_rate_init=0.003, alpha=0.01,
                   batch_size=50, random_state=5)
curve_tr, curve_va = [], []
best = -np.inf
for epoch in range(80):
    net.partial_fit(X_tr, y_tr)
    curve_tr.append(net.score(X_tr, y_tr))
    curve_va.append(net.score(X_va, y_va))
    if curve_va[-1] > best:
        best = curve_va[-1]
        best_epoch = epoch
    if epoch % 10 == 0:
        print("epoch %3d   train %.3f   validation %.3f" % (epoch, curve_tr[-1], curve_va[-1]))

print("best epoch:", best_epoch, "validation R2:", best)
y_hat = net.predict(X_tr)
