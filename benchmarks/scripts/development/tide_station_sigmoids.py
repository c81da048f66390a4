import numpy as np
import torch
import torch.nn as nn

# water level at a tide station, harmonic-ish signal, one day of data
torch.manual_seed(48)
hour = np.linspace(0, 24, 288)
level = 1.2 * np.cos(2 * np.pi * hour / 12.42) + 0.4 * np.sin(2 * np.pi * hour / 24) + 0.02 * np.random.randn(288)
t = torch.Tensor(hour).view(-1, 1)
z = torch.Tensor(level).view(-1, 1)


class TideNet(nn.Module):
    def __init__(self, n_units):
        super().__init__()
        self.linear1 = nn.Linear(1, n_units)
        self.linear2 = nn.Linear(n_units, n_units)
        self.linear3 = nn.Linear(n_units, 1)

    def forward(self, t):
        a = torch.sigmoid(self.linear1(t))
        a = torch.sigmoid(self.linear2(a))
        return torch.sigmoid(self.linear3(a))


tide = TideNet(40)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(tide.parameters(), lr=0.01)

for epoch in range(2000):
    prediction = tide(t)
    loss = criterion(prediction, z)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 400 == 0:
        print("Epoch [{}/2000], Loss: {:.4f}".format(epoch + 1, loss.item()))

level_hat = tide(t).detach().numpy()
print("predicted:", level_hat.min(), "to", level_hat.max(), " measured:", level.min(), "to", level.max())
