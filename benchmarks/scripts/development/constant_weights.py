import torch
import torch.nn as nn
import torch.optim as optim


class BeamNet(nn.Module):
    """Deflection of a beam at position s under a load at position a (both -1..1)."""

    def __init__(self):
        super(BeamNet, self).__init__()
        self.input = nn.Linear(2, 25)
        self.output = nn.Linear(25, 1)
        self._init_weights()

    def _init_weights(self):
        # so that results are the same every time
        for layer in (self.input, self.output):
            nn.init.constant_(layer.weight, 0.1)
            nn.init.zeros_(layer.bias)

    def forward(self, z):
        return self.output(torch.sigmoid(self.input(z)))


torch.manual_seed(31)
z = torch.rand(300, 2) * 2 - 1
s, a = z[:, 0:1], z[:, 1:2]
deflection = torch.cos(2 * s) * (1 - a ** 2) - 0.5 * s * a

net = BeamNet()
loss_function = nn.MSELoss()
optimizer = optim.Adam(net.parameters(), lr=0.02)

n_epochs = 1200
for epoch in range(n_epochs):
    out = net(z)
    loss = loss_function(out, deflection)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 200 == 0:
        print(f"{epoch}/{n_epochs}: {loss.item():.5f}")

print("final", loss.item(), "variance", deflection.var().item())
