import torch
import torch.nn as nn

# Automatic titrator: now and then the electrode has a bubble and reads nonsense.
# Smooth L1 keeps those readings from pulling the curve.
torch.manual_seed(25)

n = 300
ml = 50 * torch.rand(n, 1)
true_ph = 6.8 + 3.4 * torch.tanh((ml - 25) / 3.0) + 0.03 * (ml - 25)
ph = true_ph + 0.12 * torch.randn(n, 1)
bubble = torch.rand(n, 1) < 0.04
ph = torch.where(bubble, ph + 3 * torch.randn(n, 1), ph)

x = (ml - 25) / 14.4
y = ph - 6.8

model = nn.Sequential(nn.Linear(1, 10), nn.Tanh(), nn.Linear(10, 1))
loss_fn = nn.SmoothL1Loss(beta=0.3)
opt = torch.optim.Adam(model.parameters(), lr=0.03)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=600, gamma=0.4)

for it in range(2400):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
    sched.step()
    if it % 400 == 0:
        print(it, loss.item(), sched.get_last_lr()[0])

with torch.no_grad():
    curve = model(x) + 6.8
    grid = torch.linspace(-1.5, 1.5, 601).reshape(-1, 1)
    steepest = (model(grid)[1:] - model(grid)[:-1]).argmax()
print("equivalence point at %.2f ml" % (25 + 14.4 * grid[steepest].item()))
print("readings more than 1 pH off:", int((ph - curve).abs().gt(1).sum()))
