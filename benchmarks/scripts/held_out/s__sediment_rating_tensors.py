# suspended sediment vs discharge, following the "learning pytorch with examples" page
import torch
import numpy as np

torch.manual_seed(6)
dtype = torch.float

q = np.random.lognormal(2.0, 0.8, 500)
ssc = 1.4 * np.log(q) + 0.8 * np.sin(2 * np.log(q)) + np.random.normal(0, 0.15, 500)

logq = np.log(q)
x = torch.tensor((logq - logq.mean()) / logq.std(), dtype=dtype).view(-1, 1)
y = torch.tensor((ssc - ssc.mean()) / ssc.std(), dtype=dtype).view(-1, 1)

N, D_in, H, D_out = 500, 1, 40, 1

w1 = torch.randn(D_in, H, dtype=dtype, requires_grad=True)
b1 = torch.randn(H, dtype=dtype, requires_grad=True)
w2 = (torch.randn(H, D_out, dtype=dtype) * 0.1).requires_grad_()
b2 = torch.zeros(D_out, dtype=dtype, requires_grad=True)

learning_rate = 1e-6
for t in range(2000):
    y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2
    loss = (y_pred - y).pow(2).mean()
    if t % 200 == 0:
        print(t, loss.item())

    loss.backward()

    w1 = w1 - learning_rate * w1.grad
    b1 = b1 - learning_rate * b1.grad
    w2 = w2 - learning_rate * w2.grad
    b2 = b2 - learning_rate * b2.grad

    w1.grad.zero_()
    b1.grad.zero_()
    w2.grad.zero_()
    b2.grad.zero_()

print("final loss", loss.item())
