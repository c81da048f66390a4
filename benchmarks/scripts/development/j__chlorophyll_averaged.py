"""Chlorophyll from light, nitrate and temperature; the slow average of the weights is used."""
import torch

torch.manual_seed(90)
n, width, batch = 2000, 32, 64

light = 400 * torch.rand(n)
nitrate = 12 * torch.rand(n)
degrees = 4 + 16 * torch.rand(n)
growth = torch.tanh(light / 120) * nitrate / (nitrate + 2) * 1.066 ** (degrees - 10)
log_chl = torch.log(0.2 + 3 * growth) + 0.12 * torch.randn(n)

x = torch.stack([light / 115 - 1.7, nitrate / 3.5 - 1.7, (degrees - 12) / 4.6], dim=1)
mid, dev = log_chl.mean(), log_chl.std()
y = (log_chl - mid) / dev


def network(p, x):
    h = torch.nn.functional.softplus(x @ p[0] + p[1])
    h = torch.tanh(h @ p[2] + p[3])
    return h @ p[4] + p[5]


weights = [
    torch.randn(3, width) / 3 ** 0.5,
    torch.zeros(width),
    torch.randn(width, width) / width ** 0.5,
    torch.zeros(width),
    torch.randn(width) / width ** 0.5,
    torch.zeros(()),
]
for w in weights:
    w.requires_grad_(True)
slow = [w.detach().clone() for w in weights]
velocity = [torch.zeros_like(w) for w in weights]

for step in range(4000):
    rows = torch.randint(n, (batch,))
    loss = torch.mean((network(weights, x[rows]) - y[rows]) ** 2)
    grads = torch.autograd.grad(loss, weights)
    keep = min(0.99, (step + 1) / (step + 10))
    with torch.no_grad():
        for w, s, v, g in zip(weights, slow, velocity, grads):
            v.mul_(0.9).add_(g)
            w.sub_(0.01 * v)
            s.mul_(keep).add_((1 - keep) * w)
    if step % 500 == 0:
        print(step, loss.item(), torch.mean((network(slow, x) - y) ** 2).item())

modelled = network(slow, x) * dev + mid
print("scatter in log chlorophyll:", float((modelled - log_chl).std()))
