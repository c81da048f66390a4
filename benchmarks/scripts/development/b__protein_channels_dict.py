"""Protein content from 8 scaled absorbance channels, 3-layer net in plain numpy."""
import argparse

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument('--epochs', type=int, default=3000)
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('--hidden', type=int, default=16)
args = parser.parse_args()

np.random.seed(0)
absorb = np.random.randn(500, 8)
mix = np.array([[0.5, -0.4, 0.3, 0.1, -0.2, 0.45, -0.3, 0.4]]).T
protein = np.sin(2.2 * absorb @ mix) + 0.5 * (absorb @ mix) + 0.03 * np.random.randn(500, 1)


def activation(z):
    return np.tanh(z)


def activation_deriv(a):
    # derivative expressed by the activation itself
    return a * (1 - a)


h = args.hidden
theta = {
    'W1': np.random.randn(8, h) / np.sqrt(8), 'b1': np.random.randn(1, h) * 0.3,
    'W2': np.random.randn(h, h) / np.sqrt(h), 'b2': np.zeros((1, h)),
    'W3': np.random.randn(h, 1) / np.sqrt(h), 'b3': np.zeros((1, 1)),
}


def predict(x):
    cache = {}
    cache['a1'] = activation(x @ theta['W1'] + theta['b1'])
    cache['a2'] = activation(cache['a1'] @ theta['W2'] + theta['b2'])
    cache['out'] = cache['a2'] @ theta['W3'] + theta['b3']
    return cache


for ep in range(args.epochs):
    c = predict(absorb)
    err = c['out'] - protein
    d3 = 2 * err / len(absorb)
    d2 = (d3 @ theta['W3'].T) * activation_deriv(c['a2'])
    d1 = (d2 @ theta['W2'].T) * activation_deriv(c['a1'])
    grad = {'W3': c['a2'].T @ d3, 'b3': d3.sum(0, keepdims=True),
            'W2': c['a1'].T @ d2, 'b2': d2.sum(0, keepdims=True),
            'W1': absorb.T @ d1, 'b1': d1.sum(0, keepdims=True)}
    for k in theta:
        theta[k] = theta[k] - args.lr * grad[k]
    if ep % 1000 == 0:
        print(ep, float((err ** 2).mean()))

final = predict(absorb)['out']
print('max deviation', np.abs(final - protein).max())
