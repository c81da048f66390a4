# ICP calibration: 26 standards only, but each is good to 0.3 % of full scale.
import torch

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)

conc = torch.logspace(-1, 2, 26)                       # mg/l
signal = 1000 * conc / (conc + 35)                     # detector saturates
signal = signal + 3.0 * torch.randn(26)

x = torch.log10(conc)
x = ((x - x.mean()) / x.std()).reshape(-1, 1)
mean, std = signal.mean(), signal.std()
y = ((signal - mean) / std).reshape(-1, 1)

# three hidden units are plenty for a curve with one bend
W1 = torch.tensor([[1.0, -1.0, 0.5]]) + 0.2 * torch.randn(1, 3)
b1 = torch.tensor([0.5, 0.5, -1.0]) + 0.2 * torch.randn(3)
W2 = 0.5 * torch.randn(3, 1)
b2 = torch.zeros(1)
for p in (W1, b1, W2, b2):
    p.requires_grad_(True)


def net(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


lr = 0.05
beta = 0.9
speed = [torch.zeros_like(p) for p in (W1, b1, W2, b2)]
for step in range(6000):
    error = net(x) - y
    loss = error.square().mean() + 1e-5 * (W1.square().sum() + W2.square().sum())
    loss.backward()
    with torch.no_grad():
        for p, v in zip((W1, b1, W2, b2), speed):
            v.mul_(beta).sub_(lr * p.grad)
            p.add_(v)
            p.grad.zero_()
    if step % 1000 == 0:
        print(step, loss.item())

# between the standards: does it wiggle?
between = (conc[1:] * conc[:-1]).sqrt()
scaled = ((torch.log10(between) - torch.log10(conc).mean()) / torch.log10(conc).std()).reshape(-1, 1)
with torch.no_grad():
    curve = net(scaled)[:, 0] * std + mean
truth = 1000 * between / (between + 35)
print("largest error between standards:", (curve - truth).abs().max().item())
