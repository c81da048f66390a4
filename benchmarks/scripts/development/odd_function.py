import torch
import torch.nn as nn


class OddNet(nn.Module):
    """tanh without biases is an odd function, and so is the force of a spring."""

    def __init__(self, hidden=24):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(1, hidden, bias=False),
            nn.Tanh(),
            nn.Linear(hidden, hidden, bias=False),
            nn.Tanh(),
            nn.Linear(hidden, 1, bias=False),
        )

    def forward(self, x):
        return self.layers(x)


torch.manual_seed(98)
stretch = torch.rand(250, 1) * 4 - 2
force = -stretch - 0.3 * stretch ** 3 + torch.sin(2 * stretch)
force = force + 0.05 * torch.randn_like(force)

spring = OddNet()
optimizer = torch.optim.Adam(spring.parameters(), lr=5e-3)
for epoch in range(1500):
    loss = nn.functional.mse_loss(spring(stretch), force)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 300 == 0:
        print(f"{epoch}: {loss.item():.4f}")
with torch.no_grad():
    f_net = spring(stretch)
    print("at rest:", spring(torch.zeros(1, 1)).item())
