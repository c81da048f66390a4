# learning pytorch: two layer net with tensors only, autograd does the backward pass
# (spring-mass-damper settling time vs damping ratio and stiffness)
import torch

dtype = torch.float
N, D_in, H, D_out = 256, 2, 40, 1

zeta = torch.rand(N, 1, dtype=dtype) * 0.9 + 0.1
k = torch.rand(N, 1, dtype=dtype) * 2 + 0.5
settle = 4 / (zeta * torch.sqrt(k))

x = torch.cat([(zeta - 0.55) / 0.26, (k - 1.5) / 0.58], dim=1)
y = torch.log(settle)
y = (y - y.mean()) / y.std()

w1 = (torch.randn(D_in, H, dtype=dtype) * 0.5).requires_grad_()
b1 = torch.zeros(H, requires_grad=True)
w2 = (torch.randn(H, D_out, dtype=dtype) * 0.2).requires_grad_()
b2 = torch.zeros(D_out, requires_grad=True)

learning_rate = 1e-2
for t in range(1000):
    y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
    loss = (y_pred - y).pow(2).sum()
    if t % 100 == 99:
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

y_pred = torch.tanh(x.mm(w1) + b1).mm(w2) + b2
print("final loss", (y_pred - y).pow(2).mean().item())
