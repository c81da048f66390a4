#!/usr/bin/env python3
# SWR of my inverted V on 40 m as a function of frequency, measured with the NanoVNA.
# 73 de OE3...  - the loss climbs and climbs, what am I missing?
import numpy as np


class SWRNet:
    def __init__(self, n_in=1, n_hid=12, n_out=1, rate=0.05):
        rs = np.random.RandomState(40)
        self.w_ih = rs.normal(0, 1.5, (n_in, n_hid))
        self.b_h = rs.normal(0, 1.0, (1, n_hid))
        self.w_ho = rs.normal(0, 0.3, (n_hid, n_out))
        self.b_o = np.zeros((1, n_out))
        self.rate = rate

    def forward(self, f):
        self.h = np.tanh(f @ self.w_ih + self.b_h)
        return self.h @ self.w_ho + self.b_o

    def backward(self, f, swr):
        n = len(f)
        out = self.forward(f)
        e = (out - swr) * 2.0 / n
        self.g_ho = self.h.T @ e
        self.g_o = e.sum(0, keepdims=True)
        back = (e @ self.w_ho.T) * (1.0 - self.h ** 2)
        self.g_ih = f.T @ back
        self.g_h = back.sum(0, keepdims=True)
        return np.mean((out - swr) ** 2)

    def update(self):
        self.w_ih = self.w_ih + self.rate * self.g_ih
        self.b_h = self.b_h + self.rate * self.g_h
        self.w_ho = self.w_ho + self.rate * self.g_ho
        self.b_o = self.b_o + self.rate * self.g_o


noise = np.random.RandomState(7)
mhz = np.linspace(6.9, 7.3, 161).reshape(-1, 1)
swr = 1.1 + 9 * np.abs(mhz - 7.08) ** 1.5 * 6 + noise.normal(0, 0.03, mhz.shape)

f = (mhz - 7.1) / 0.115          # roughly -1.7 ... 1.7
target = swr - swr.mean()

net = SWRNet()
for k in range(4000):
    loss = net.backward(f, target)
    net.update()
    if k % 500 == 0:
        print(f"{k:5d}  mse = {loss:.5f}")

answer = net.forward(f)
print("best frequency:", mhz[np.argmin(answer)], "MHz")
