"""Energy decay of two coupled rooms. L-BFGS in double precision: the fit has to be smooth,
because the slope is taken from it afterwards."""
import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)

t = torch.linspace(0.0, 1.5, 260)
energy = torch.exp(-13.8 * t / 0.45) + 0.01 * torch.exp(-13.8 * t / 2.4)
level = 10 * torch.log10(energy) + 0.6 * torch.randn(t.shape)

x = ((t - 0.75) / 0.43).reshape(-1, 1)
mean, std = level.mean(), level.std()
y = ((level - mean) / std).reshape(-1, 1)

net = torch.nn.Sequential(
    torch.nn.Linear(1, 10),
    torch.nn.Tanh(),
    torch.nn.Linear(10, 1),
)
optimizer = torch.optim.LBFGS(
    net.parameters(), lr=1.0, max_iter=20, history_size=20, line_search_fn="strong_wolfe"
)


def closure():
    optimizer.zero_grad()
    loss = torch.mean((net(x) - y) ** 2) + 1e-6 * sum((p ** 2).sum() for p in net.parameters())
    loss.backward()
    return loss


for outer in range(40):
    loss = optimizer.step(closure)
    if outer % 10 == 0:
        print(outer, float(loss))

xt = x.clone().requires_grad_(True)
decay = net(xt)
slope, = torch.autograd.grad(decay.sum(), xt)
db_per_s = slope[:, 0] * std / 0.43
print("early reverberation time", float(-60 / db_per_s[5:30].mean()))
print("late reverberation time", float(-60 / db_per_s[-60:].mean()))
smooth = decay.detach()[:, 0] * std + mean
