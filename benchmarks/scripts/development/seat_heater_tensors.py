# Power of a car seat heater. Most units are zero for most rows (ReLU), should I worry?
import torch

g = torch.Generator().manual_seed(33)
N = 600
current = torch.rand(N, 1, generator=g) * 2 - 1
ambient = torch.rand(N, 1, generator=g) * 2 - 1
foam = torch.randint(0, 3, (N, 1), generator=g).float() - 1
heat = current.square() * (1.5 - 0.4 * foam) - 0.8 * ambient + 0.5 * current * ambient
heat = heat + 0.1 * torch.randn(N, 1, generator=g)
X, y = torch.cat([current, ambient, foam], 1), heat

layers = []
for n_in, n_out in [(3, 40), (40, 20), (20, 1)]:
    weight = torch.randn(n_in, n_out, generator=g) * (2 / n_in) ** 0.5
    layers.append([weight.requires_grad_(), torch.zeros(n_out).requires_grad_()])
flat = [p for layer in layers for p in layer]
velocity = [torch.zeros_like(p) for p in flat]


def network(a):
    for i, (W, b) in enumerate(layers):
        a = a @ W + b
        if i < len(layers) - 1:
            a = a.relu()
    return a


penalty, eta, mu = 1e-4, 0.03, 0.9
for epoch in range(60):
    for rows in torch.randperm(N, generator=g).split(50):
        data_loss = (network(X[rows]) - y[rows]).pow(2).mean()
        loss = data_loss + penalty * sum(W.pow(2).sum() for W, _ in layers)
        grads = torch.autograd.grad(loss, flat)
        with torch.no_grad():
            for p, v, d in zip(flat, velocity, grads):
                v.mul_(mu).add_(d)
                p.sub_(eta * v)
    if epoch % 10 == 0:
        print(epoch, data_loss.item())

with torch.no_grad():
    warm = network(X)
