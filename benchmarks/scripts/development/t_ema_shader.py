"""A tiny MLP instead of a lookup texture: brightness of skin under a light (shader baking).

The weights that get baked are a running average of the trained ones.
"""
import torch
from torch import nn

torch.manual_seed(101)


def skin(n):
    cosine = torch.rand(n) * 2 - 1
    curvature = torch.rand(n)
    wrap = 0.05 + 0.6 * curvature
    lit = torch.relu((cosine + wrap) / (1 + wrap)) ** 1.5
    red = lit + 0.25 * curvature * torch.exp(-(cosine * 5) ** 2)
    return torch.stack([cosine, 2 * curvature - 1], 1), red[:, None]


def make():
    return nn.Sequential(
        nn.Linear(2, 16), nn.GELU(), nn.Linear(16, 16), nn.GELU(), nn.Linear(16, 1)
    )


live, baked = make(), make()
baked.load_state_dict(live.state_dict())
for parameter in baked.parameters():
    parameter.requires_grad_(False)

optimizer = torch.optim.Adam(live.parameters(), lr=4e-3, betas=(0.9, 0.99))
decay = 0.98
steps = 1500
for step in range(steps):
    x, y = skin(256)                       # never the same samples twice
    y = y + 0.02 * torch.randn_like(y)     # renderer noise
    loss = nn.functional.l1_loss(live(x), y) + nn.functional.mse_loss(live(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        for slow, fast in zip(baked.parameters(), live.parameters()):
            slow.mul_(decay).add_(fast, alpha=1 - decay)
    if step % 250 == 0:
        print("step", step, "loss", loss.item())

x_grid = torch.cartesian_prod(torch.linspace(-1, 1, 64), torch.linspace(0, 1, 32))
wrap = 0.05 + 0.6 * x_grid[:, 1]
reference = torch.relu((x_grid[:, 0] + wrap) / (1 + wrap)) ** 1.5
reference = reference + 0.25 * x_grid[:, 1] * torch.exp(-(x_grid[:, 0] * 5) ** 2)
with torch.no_grad():
    texture = baked(x_grid * torch.tensor([1.0, 2.0]) - torch.tensor([0.0, 1.0]))[:, 0]
print("worst texel", (texture - reference).abs().max().item())
