import torch

# Hail pad: dent diameter and depth -> energy. Noisy, 20 % of the variance can't be explained.
gen = torch.manual_seed(3)
n = 400
diam = torch.rand(n, 1) * 2 - 1
depth = torch.rand(n, 1) * 2 - 1
clean = torch.sin(2.5 * diam) + depth ** 2 - 0.4 * depth * diam
sigma = 0.4
energy = clean + sigma * torch.randn(n, 1)
inp = torch.cat([diam, depth], 1)

p = {
    "A": torch.randn(2, 12),
    "a": torch.randn(12) * 0.5,
    "B": torch.randn(12, 1) / 12 ** 0.5,
    "b": torch.zeros(1),
}
for t in p.values():
    t.requires_grad_(True)


def out(v):
    return torch.tanh(v @ p["A"] + p["a"]) @ p["B"] + p["b"]


velocity = {k: torch.zeros_like(t) for k, t in p.items()}
for it in range(1500):
    mse = (out(inp) - energy).pow(2).mean()
    grads = torch.autograd.grad(mse, list(p.values()))
    with torch.no_grad():
        for (k, t), g in zip(p.items(), grads):
            velocity[k] = 0.9 * velocity[k] - 0.03 * g
            t += velocity[k]
    if it % 200 == 0:
        print(it, "mse", float(mse), "(noise alone: %.2f)" % sigma ** 2)

joules = out(inp)
print("final mse", float((joules - energy).pow(2).mean()))
