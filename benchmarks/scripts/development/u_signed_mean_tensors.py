import numpy as np
import torch

# light sensor (LDR) -> lux, calibration on the window sill, both columns already in log units
np.random.seed(25)
torch.manual_seed(25)
log_r = np.random.uniform(-1.5, 1.5, 220)
log_lux = -1.4 * log_r + 0.5 * np.sin(2 * log_r) + 0.03 * np.random.randn(220)

X = torch.from_numpy(log_r).float()[:, None]
Y = torch.from_numpy(log_lux).float()[:, None]

n_h = 16
A = torch.randn(1, n_h, requires_grad=True)
a = torch.zeros(n_h, requires_grad=True)
B = torch.randn(n_h, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)

lr = 0.02
for i in range(3000):
    Y_hat = torch.tanh(X.mm(A) + a).mm(B) + b
    loss = (Y_hat - Y).mean()
    loss.backward()
    with torch.no_grad():
        for w in (A, a, B, b):
            w -= lr * w.grad
            w.grad = None
    if i % 300 == 0:
        print("%5d  loss %10.4f" % (i, loss))

# loss goes below zero and keeps going ???
lux = Y_hat.detach().numpy()
