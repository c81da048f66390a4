#!/usr/bin/env python
# -*- coding: utf-8 -*-
# adapted from my 2014 thesis code
import numpy as np

np.random.seed(1)
n_obs = 500
x1 = np.random.uniform(-2, 2, n_obs)
x2 = np.random.uniform(-2, 2, n_obs)
flux = x1 * np.exp(-x1 ** 2 - x2 ** 2) * 2.3 + np.random.normal(0, 0.02, n_obs)

inp = np.vstack((x1, x2)).T
tgt = np.asfarray(flux)[:, np.newaxis]

nh = 25
V = np.random.randn(3, nh)
W = np.random.randn(nh + 1, 1) * 0.1


def add_one(a):
    return np.hstack((a, np.ones((a.shape[0], 1))))


gamma = 0.1
batch = 50
for k in range(6000):
    pick = np.random.randint(0, n_obs, batch)
    u = add_one(inp[pick])
    hid = np.tanh(u.dot(V))
    hid1 = add_one(hid)
    err = hid1.dot(W) - tgt[pick]
    gW = hid1.T.dot(err) * 2 / batch
    gV = u.T.dot(err.dot(W[:-1].T) * (1 - hid ** 2)) * 2 / batch
    W -= gamma * gW
    V -= gamma * gV
    if k % 600 == 0:
        print(k, (err ** 2).mean())

net_flux = add_one(np.tanh(add_one(inp).dot(V))).dot(W)
print('final mse', ((net_flux - tgt) ** 2).mean())
