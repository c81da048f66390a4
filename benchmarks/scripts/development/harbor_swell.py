import math
import torch

# significant wave height inside the harbour vs. outside height and direction; AdamW written by hand
gen = torch.Generator().manual_seed(77)
outside = torch.rand(350, 1, generator=gen) * 5
direction = torch.rand(350, 1, generator=gen) * 2 * math.pi
inside = outside * (0.35 + 0.25 * torch.cos(direction - 1)) + 0.05 * torch.randn(350, 1, generator=gen)

features = torch.cat([outside / 2.5 - 1, direction.sin(), direction.cos()], 1)
scale, shift = inside.std(), inside.mean()
target = (inside - shift) / scale


def glorot(i, o):
    return (torch.randn(i, o, generator=gen) * math.sqrt(2 / (i + o))).requires_grad_(True)


net = {"a": glorot(3, 20), "a0": torch.zeros(20, requires_grad=True),
       "b": glorot(20, 20), "b0": torch.zeros(20, requires_grad=True),
       "c": glorot(20, 1), "c0": torch.zeros(1, requires_grad=True)}
moments = {name: [torch.zeros_like(p), torch.zeros_like(p)] for name, p in net.items()}


def swell(x):
    x = torch.nn.functional.silu(x @ net["a"] + net["a0"])
    x = torch.nn.functional.silu(x @ net["b"] + net["b0"])
    return x @ net["c"] + net["c0"]


def adamw(t, lr=5e-3, decay=1e-3):
    with torch.no_grad():
        for name, p in net.items():
            m, v = moments[name]
            m.mul_(0.9).add_(p.grad, alpha=0.1)
            v.mul_(0.999).addcmul_(p.grad, p.grad, value=0.001)
            p.mul_(1 - lr * decay)
            p.addcdiv_(m / (1 - 0.9 ** t), (v / (1 - 0.999 ** t)).sqrt() + 1e-8, value=-lr)
            p.grad = None


for t in range(1, 1001):
    loss = torch.mean((swell(features) - target) ** 2)
    loss.backward()
    adamw(t)
    if t % 100 == 0:
        print(t, loss.item())

with torch.no_grad():
    metres = swell(features) * scale + shift
    print("rms (m):", (metres - inside).pow(2).mean().sqrt().item())
