import math
import torch

torch.manual_seed(9)

# eutectic mixture: melting point (centred, in 10 K) over mole fraction
frac = torch.rand(180, 1)
T_melt = 3.0 * (frac - 0.4).abs() + 0.8 * torch.sin(math.pi * frac) - 1.0
T_melt += 0.03 * torch.randn(180, 1)
x = 2 * frac - 1

n_hidden = 30
A = torch.randn(1, n_hidden, requires_grad=True)
a0 = torch.randn(n_hidden, requires_grad=True)
B = torch.empty(n_hidden, 1).normal_(0, 0.2).requires_grad_()
b0 = torch.zeros(1, requires_grad=True)
weights = [A, a0, B, b0]

opt = torch.optim.Adam(weights, lr=0.02)


def net(v):
    return torch.relu(v @ A + a0) @ B + b0


for it in range(1, 1501):
    opt.zero_grad()
    y_hat = net(x)
    loss = (y_hat - T_melt).mean() ** 2
    loss.backward()
    opt.step()
    if it % 150 == 0:
        print(f"{it:5d} {loss.item():.3e}")

# loss is 1e-12 but the plot looks terrible
result = net(x).detach()
for f, m, r in zip(frac[:8], T_melt[:8], result[:8]):
    print(f"{f.item():.3f} {m.item():7.3f} {r.item():7.3f}")
