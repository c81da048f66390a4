# SGD with batch size 1 by hand in torch. slow but it works - is this the right way?
import torch

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)

xs = torch.linspace(-2, 2, 60)
ys = torch.sigmoid(3 * xs) + 0.1 * xs ** 2

n = 12
w = torch.randn(n, requires_grad=True)
b = torch.randn(n, requires_grad=True)
v = (0.3 * torch.randn(n)).requires_grad_(True)
c = torch.zeros((), requires_grad=True)

lr = 0.03
for epoch in range(150):
    running = 0.0
    for i in torch.randperm(60):
        pred = (v * torch.tanh(w * xs[i] + b)).sum() + c
        loss = (pred - ys[i]) ** 2
        loss.backward()
        for p in [w, b, v, c]:
            p.data -= lr * p.grad.data
            p.grad.data.zero_()
        running += loss.item()
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", running / 60)

fit = (torch.tanh(xs[:, None] * w + b) * v).sum(1) + c
