# tutorial "nn from scratch with autograd", changed to my data: chlorophyll fluorescence curve
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(64)

time = torch.logspace(-2, 2, 150).reshape(-1, 1)          # ms
fluo = 1 + 1.3 * (1 - torch.exp(-time / 0.8)) + 1.1 * (1 - torch.exp(-time / 30))
fluo = fluo + 0.02 * torch.randn_like(fluo)

x = torch.log10(time)                                      # -2 ... 2
y = fluo

W1 = torch.randn(1, 15, requires_grad=True)
b1 = torch.randn(15, requires_grad=True)
W2 = (torch.randn(15, 1) * 0.3).requires_grad_()
b2 = y.mean().clone().requires_grad_()


def model(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


lr = 0.1
for it in range(1, 2501):
    loss = torch.mean((model(x) - y) ** 2)
    loss.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p.sub_(lr * p.grad)
            p.grad = None
    if it % 1000 == 0:
        lr *= 0.5
    if it % 500 == 0:
        print("iteration", it, "lr", lr, "mse %.6f" % loss.item())

curve = model(x).detach()
worst = (curve - y).abs().max()
print("largest deviation", worst.item())
