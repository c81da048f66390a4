# tiny implicit heightmap: net(x, z) -> y, so we don't have to ship the texture
import torch
from torch import nn

torch.manual_seed(7)

pts = torch.rand(800, 2) * 2 - 1
height = 0.6 * torch.sin(3 * pts[:, 0:1]) * torch.cos(2 * pts[:, 1:2]) + 0.3 * pts[:, 0:1]

net = nn.Sequential(
    nn.Linear(2, 32),
    nn.Tanh(),
    nn.Linear(32, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
mse = nn.MSELoss()


def train(steps):
    for step in range(steps):
        guess = net(pts)
        loss = mse(guess, height)
        loss.backward()
        opt.step()
        if step % 200 == 0:
            print(f"step {step:5d} loss {loss.item():.6f}")


train(3000)

net.eval()
with torch.no_grad():
    baked = net(pts)
    err = (baked - height).abs().max().item()
print("worst height error:", err)
