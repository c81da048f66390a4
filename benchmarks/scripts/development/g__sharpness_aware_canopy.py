# Leaf area index from four vegetation bands, SAM (Foret et al. 2021) spelled out on raw tensors:
# climb to the worst point nearby, take the gradient there, go back, step.
import torch

torch.manual_seed(31)
N = 700
lai = 6.5 * torch.rand(N)
soil = 0.7 + 0.6 * torch.rand(N)
cover = 1 - torch.exp(-0.55 * lai)
bands = torch.stack([
    0.05 * cover + 0.16 * soil * (1 - cover),            # red
    0.48 * cover + 0.22 * soil * (1 - cover),            # near infrared
    0.24 * torch.exp(-0.30 * lai) + 0.05 * soil,         # short-wave
    0.09 + 0.14 * torch.exp(-0.2 * lai),                 # red edge
], dim=1)
bands = bands + 0.002 * torch.randn_like(bands)
measured = lai + 0.25 * torch.randn(N)

X = (bands - bands.mean(0)) / bands.std(0)
Y = ((measured - measured.mean()) / measured.std()).unsqueeze(1)

shapes = [(4, 20), (20,), (20, 1), (1,)]
theta = [torch.randn(s) * (0.5 if i == 0 else 0.2) for i, s in enumerate(shapes)]
theta = [p.requires_grad_() for p in theta]
momentum = [torch.zeros_like(p) for p in theta]
RHO = 0.03


def model(X):
    return torch.nn.functional.silu(X @ theta[0] + theta[1]) @ theta[2] + theta[3]


def loss_fn():
    return ((model(X) - Y) ** 2).mean()


for it in range(1500):
    g = torch.autograd.grad(loss_fn(), theta)
    norm = torch.sqrt(sum((k ** 2).sum() for k in g)) + 1e-12
    with torch.no_grad():
        climb = [RHO * k / norm for k in g]
        for p, e in zip(theta, climb):
            p += e                                      # uphill on purpose
    worst = loss_fn()
    g = torch.autograd.grad(worst, theta)
    with torch.no_grad():
        for p, e, m, k in zip(theta, climb, momentum, g):
            p -= e
            m.mul_(0.9).add_(k)
            p -= 0.02 * m
    if it % 300 == 0:
        print(it, worst.item())

estimate = model(X).detach().squeeze() * measured.std() + measured.mean()
print("rmse", ((estimate - measured) ** 2).mean().sqrt().item())
