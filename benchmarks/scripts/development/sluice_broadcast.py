import torch
import torch.nn.functional as F

torch.manual_seed(66)
# water level behind a sluice (m) from gate angle and inflow, raw tensors + nn.functional
N = 320
gate = torch.rand(N) * 2 - 1
inflow = torch.rand(N) * 2 - 1
level = 1.5 + torch.sin(2 * gate) * 0.8 + 0.5 * inflow ** 2 + 0.03 * torch.randn(N)
X = torch.stack((gate, inflow)).T


def kaiming(fan_out, fan_in):
    w = torch.empty(fan_out, fan_in)
    torch.nn.init.kaiming_normal_(w)
    return w.requires_grad_()


w1, w2, w3 = kaiming(32, 2), kaiming(16, 32), kaiming(1, 16)
c1, c2, c3 = (torch.zeros(k, requires_grad=True) for k in (32, 16, 1))
everything = [w1, c1, w2, c2, w3, c3]


def network(x):
    x = F.relu(F.linear(x, w1, c1))
    x = F.relu(F.linear(x, w2, c2))
    return F.linear(x, w3, c3)


for k in range(1200):
    error = network(X) - level
    loss = torch.einsum("ij,ij->", error, error) / error.numel()
    grads = torch.autograd.grad(loss, everything)
    with torch.no_grad():
        for t, g in zip(everything, grads):
            t.sub_(g, alpha=0.05)
    if k % 200 == 0:
        print(k, float(loss))

surface = network(X).detach()[:, 0]
print("predicted range", surface.min().item(), surface.max().item())
print("measured range ", level.min().item(), level.max().item())
