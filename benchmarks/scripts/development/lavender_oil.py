# lavender oil yield ~ f(distillation time, steam flow), just two weight matrices in torch
import torch

torch.manual_seed(3)
N, D_in, H, D_out = 400, 2, 50, 1

time_ = torch.empty(N, 1).uniform_(10, 120)
steam = torch.empty(N, 1).uniform_(0.5, 3)
oil = 14 * (1 - torch.exp(-time_ * steam / 60)) - 0.8 * (steam - 1.8) ** 2

x = torch.cat(((time_ - 65) / 32, (steam - 1.75) / 0.72), dim=1)
y = oil - oil.mean()

w1 = (torch.randn(D_in, H) * 0.7).requires_grad_()
b1 = torch.zeros(H, requires_grad=True)
w2 = (torch.randn(H, D_out) * 0.1).requires_grad_()
b2 = torch.zeros(D_out, requires_grad=True)

learning_rate = 1e-3
for t in range(2000):
    y_pred = (x.mm(w1) + b1).clamp(min=0).mm(w2) + b2
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

print(y_pred[:5].view(-1).tolist(), y[:5].view(-1).tolist())
