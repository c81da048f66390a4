import torch

# every parameter has a rate of its own, which grows while the sign stays and shrinks otherwise
torch.manual_seed(77)
x = torch.rand(220, 2) * 2 - 1
y = x[:, :1].abs().sqrt() + 0.5 * x[:, 1:] ** 3          # lather of a shaving soap

sizes = (2, 25, 1)
w1 = torch.randn(2, 25) * 1.5
b1 = torch.randn(25)
w2 = torch.randn(25, 1) * 0.2
b2 = torch.zeros(1)
parameters = [w1, b1, w2, b2]
rates = [torch.full_like(p, 0.01) for p in parameters]
before = [torch.zeros_like(p) for p in parameters]
for p in parameters:
    p.requires_grad_(True)

for it in range(800):
    out = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((out - y) ** 2).mean()
    gradients = torch.autograd.grad(loss, parameters)
    with torch.no_grad():
        for p, g, r, old in zip(parameters, gradients, rates, before):
            same = torch.sign(g) * torch.sign(old)
            r *= torch.where(same > 0, 1.2, torch.where(same < 0, 0.5, 1.0))
            r.clamp_(1e-6, 0.05)
            p -= r * torch.sign(g)
            old.copy_(g)
    if it % 100 == 0:
        print(it, loss.item(), "mean rate", sum(r.mean().item() for r in rates) / 4)
