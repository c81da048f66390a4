import torch
import torch.nn as nn

torch.manual_seed(42)


class BrakeModel(nn.Module):
    """Longitudinal acceleration (m/s^2) from pedal position, speed and road friction."""

    def __init__(self, in_dim=3, h=32):
        super(BrakeModel, self).__init__()
        self.body = nn.Sequential(
            nn.Linear(in_dim, h),
            nn.Tanh(),
            nn.Linear(h, h),
            nn.Tanh(),
        )
        self.head = nn.Sequential(nn.Linear(h, 1), nn.Softplus())

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)


def simulate(n):
    pedal = torch.rand(n)
    speed = torch.rand(n)
    mu = 0.2 + 0.7 * torch.rand(n)
    accel = 1.5 * (1 - pedal) * (1 - speed) - torch.minimum(9.81 * mu, 11 * pedal)
    return torch.stack([pedal, speed, mu], 1) * 2 - 1, accel + 0.1 * torch.randn(n)


x_tr, a_tr = simulate(600)
x_va, a_va = simulate(150)
brake = BrakeModel()
opt = torch.optim.Adam(brake.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=200, gamma=0.5)
log = []
for it in range(600):
    opt.zero_grad()
    loss = nn.functional.mse_loss(brake(x_tr), a_tr)
    loss.backward()
    opt.step()
    sched.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(brake(x_va), a_va)
    log.append((loss.item(), val.item()))
    if it % 100 == 99:
        print("it %d  train %.4f  val %.4f" % (it + 1, *log[-1]))

brake.eval()
a_model = brake(x_va).detach()
print("lowest acceleration: data %.2f, model %.2f" % (a_va.min(), a_model.min()))
