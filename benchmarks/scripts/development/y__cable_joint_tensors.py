# Temperature of a 20 kV cable joint from current, soil temperature and soil dryness
import torch

torch.manual_seed(8)
torch.set_default_dtype(torch.float64)

count = 500
current = 50 + 350 * torch.rand(count)
soil = 2 + 18 * torch.rand(count)
dry = torch.rand(count)
joint = soil + 55 * (current / 400) ** 2 * (1 + 0.8 * dry) + 1.0 * torch.randn(count)

x = torch.stack([(current - 225) / 100, (soil - 11) / 5, (dry - 0.5) / 0.3], dim=1)
y = ((joint - joint.mean()) / joint.std()).reshape(-1, 1)

n_hidden = 15
W = torch.randn(3, n_hidden) * 0.5
b = torch.randn(n_hidden) * 0.5
V = torch.randn(n_hidden, 1) * 0.2
c = torch.zeros(1)
params = [W, b, V, c]
moved = [torch.zeros_like(p) for p in params]
for p in params:
    p.requires_grad_(True)

learning_rate, inertia = 0.05, 0.9
for t in range(2500):
    y_hat = torch.tanh(x @ W + b) @ V + c
    loss = ((y_hat - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p, m in zip(params, moved):
            m.mul_(inertia).add_(p.grad, alpha=-learning_rate)
            p.add_(m)
            p.grad.zero_()
    if t % 500 == 499:
        print(t + 1, loss.item())

with torch.no_grad():
    degrees = (torch.tanh(x @ W + b) @ V + c).flatten() * joint.std() + joint.mean()
print("largest error:", (degrees - joint).abs().max().item(), "K")
