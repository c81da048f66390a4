import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"

# drag coefficient of a sphere, log-log coordinates, standardised
re = torch.linspace(-2, 2, 256, device=device).unsqueeze(1)
cd = torch.tanh(-re) + 0.4 * torch.exp(-8 * (re - 1.0) ** 2)


class DragNet(nn.Module):
    def __init__(self, width=48):
        super().__init__()
        self.stack = nn.Sequential(
            nn.Linear(1, width), nn.Tanh(),
            nn.Linear(width, width), nn.Tanh(),
            nn.Linear(width, 1),
        )

    def forward(self, r):
        return self.stack(r)


net = DragNet().to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=1e-5, momentum=0.9)
loss_fn = nn.MSELoss()
best = float("inf")

for epoch in range(600):
    pred = net(re)
    loss = loss_fn(pred, cd)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    best = min(best, loss.item())
    if epoch % 100 == 0:
        print(f"[{epoch:>5d}] loss: {loss.item():>8f}  best: {best:>8f}")

pred = net(re).detach()
print("R2", (1 - ((pred - cd) ** 2).sum() / ((cd - cd.mean()) ** 2).sum()).item())
