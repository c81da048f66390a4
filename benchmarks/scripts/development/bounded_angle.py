import math
import torch
import torch.nn as nn

# steering angle is limited to +-35 degrees, so the output is tanh * 35 on purpose
torch.manual_seed(9)
MAX_ANGLE = 35.0
curvature = torch.randn(500, 1)
speed = torch.rand(500, 1) * 2 - 1
angle = MAX_ANGLE * torch.tanh(0.8 * curvature - 0.3 * speed * curvature) + 0.5 * torch.randn(500, 1)
inp = torch.hstack([curvature, speed])


class Steering(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(2, 24)
        self.lin2 = nn.Linear(24, 1)
        nn.init.xavier_normal_(self.lin1.weight)
        nn.init.zeros_(self.lin1.bias)

    def forward(self, s):
        return MAX_ANGLE * torch.tanh(self.lin2(torch.nn.functional.leaky_relu(self.lin1(s))))


def main():
    car = Steering()
    opt = torch.optim.RMSprop(car.parameters(), lr=2e-3)
    n_steps = 1200
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: 0.5 * (1 + math.cos(math.pi * k / n_steps)))
    for k in range(n_steps):
        opt.zero_grad()
        loss = nn.functional.smooth_l1_loss(car(inp), angle)
        loss.backward()
        nn.utils.clip_grad_norm_(car.parameters(), 1000.0)
        opt.step()
        sched.step()
        if k % 200 == 0:
            print(k, loss.item())
    with torch.no_grad():
        out = car(inp)
    print("rms error in degrees:", (out - angle).pow(2).mean().sqrt().item())


if __name__ == "__main__":
    main()
