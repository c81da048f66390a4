import numpy as np
import torch

# adsorption isotherm, coverage against pressure (Langmuir with a step), fitted by a small net
dtype = torch.float

np.random.seed(0)
torch.manual_seed(0)
p = np.linspace(0.01, 10, 150).reshape(-1, 1)
coverage = p / (1 + p) + 0.5 / (1 + np.exp(-(p - 6) * 2)) + np.random.normal(0, 0.01, p.shape)

x = torch.tensor((p - p.mean()) / p.std(), dtype=dtype)
y = torch.tensor((coverage - coverage.mean()) / coverage.std(), dtype=dtype)

N, D_in, H, D_out = x.shape[0], 1, 20, 1

w1 = torch.randn(D_in, H, dtype=dtype, requires_grad=True)
b1 = torch.randn(H, dtype=dtype, requires_grad=True)
w2 = (torch.randn(H, D_out, dtype=dtype) / H ** 0.5).requires_grad_()
b2 = torch.zeros(D_out, dtype=dtype, requires_grad=True)

learning_rate = 1e-6
for t in range(4000):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2

    loss = (y_pred - y).pow(2).mean()
    if t % 500 == 0:
        print(t, loss.item())

    loss.backward()

    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        b1 -= learning_rate * b1.grad
        w2 -= learning_rate * w2.grad
        b2 -= learning_rate * b2.grad

        w1.grad.zero_()
        b1.grad.zero_()
        w2.grad.zero_()
        b2.grad.zero_()

theta = y_pred.detach().numpy() * coverage.std() + coverage.mean()
print("max. deviation", np.abs(theta - coverage).max())
