"""Layer thickness from interference fringes: sine units instead of tanh, Huber loss (a few
readings were mistyped and lie far off)."""
import torch
import torch.nn.functional as F


def make(n=300):
    wave = torch.rand(n, 1) * 2 - 1
    angle = torch.rand(n, 1) * 2 - 1
    clean = torch.cos(4 * wave + 1) * (1 + 0.3 * angle) + 0.5 * angle
    signal = clean + 0.05 * torch.randn(n, 1)
    wrong = torch.randperm(n)[:6]
    signal[wrong] += 4.0
    return torch.cat([wave, angle], 1), signal, clean


features, signal, clean = make()
weights = {
    "freq": (2.5 * torch.randn(2, 40)).requires_grad_(),
    "phase": (3.14159 * (2 * torch.rand(40) - 1)).requires_grad_(),
    "amp": (0.1 * torch.randn(40, 1)).requires_grad_(),
    "offset": torch.zeros(1, requires_grad=True),
}


def network(x):
    return torch.sin(x @ weights["freq"] + weights["phase"]) @ weights["amp"] + weights["offset"]


optimizer = torch.optim.Adam(weights.values(), lr=0.01)
for step in range(800):
    optimizer.zero_grad()
    loss = F.huber_loss(network(features), signal, delta=0.2)
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"{step:4d}  huber {loss.item():.5f}")

with torch.no_grad():
    answer = network(features)
print("rms error against the clean signal:", (answer - clean).square().mean().sqrt().item())
