import math
import torch

dtype = torch.float64

# Fit V(r) of a diatomic molecule by a two layer net made of bare tensors
r = torch.linspace(0.7, 3.0, 120, dtype=dtype).unsqueeze(1)
V = (1 - torch.exp(-1.6 * (r - 1.2))) ** 2          # Morse, in units of the well depth

x = (r - r.mean()) / r.std()
n_hidden = 25
weights = {
    "U": torch.randn(1, n_hidden, dtype=dtype) * 2,
    "c": torch.randn(n_hidden, dtype=dtype),
    "v": torch.randn(n_hidden, 1, dtype=dtype) / math.sqrt(n_hidden),
    "d": V.mean().clone().reshape(1),
}
for w in weights.values():
    w.requires_grad_(True)


def net(x):
    hidden = torch.sigmoid(x @ weights["U"] + weights["c"])
    return hidden @ weights["v"] + weights["d"]


lr = 0.05
beta = 0.9
buf = {k: torch.zeros_like(w) for k, w in weights.items()}

for step in range(4000):
    loss = torch.mean((net(x) - V) ** 2)
    grads = torch.autograd.grad(loss, list(weights.values()))
    with torch.no_grad():
        for (name, w), g in zip(weights.items(), grads):
            buf[name].mul_(beta).add_(g)
            w.sub_(lr * buf[name])
    if step % 500 == 0:
        print(f"{step:5d}  {loss.item():.3e}")

with torch.no_grad():
    V_net = net(x)
print("largest deviation", (V_net - V).abs().max().item())
