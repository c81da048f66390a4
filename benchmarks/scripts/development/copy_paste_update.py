import torch

# copper wire resistance experiment, data already centred and scaled
g = torch.Generator().manual_seed(44)
x = torch.rand((250, 1), generator=g) * 3
y = (x - 1.5) ** 2 - 1 + 0.05 * torch.randn((250, 1), generator=g)

n = 16
w1 = torch.randn((1, n), requires_grad=True)
b1 = torch.randn((1, n), requires_grad=True)
w2 = (0.25 * torch.randn((n, 1))).requires_grad_()
b2 = torch.zeros((1, 1), requires_grad=True)

eta = 0.1

for k in range(4000):
    yp = torch.sigmoid(x.mm(w1) + b1).mm(w2) + b2
    mse = ((yp - y) ** 2).mean()
    mse.backward()

    with torch.no_grad():
        w1 -= eta * w1
        b1 -= eta * b1
        w2 -= eta * w2.grad
        b2 -= eta * b2.grad
    for p in (w1, b1, w2, b2):
        p.grad.zero_()

    if k % 500 == 0:
        print(k, mse.item())

print(torch.cat((x, y, yp), dim=1)[:8])
