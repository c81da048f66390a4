# State of charge [%] of a battery from voltage and temperature
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(7)
voltage = torch.rand(600, 1) * 1.2 + 3.0
temp = torch.rand(600, 1) * 40 - 5
soc = 100 * torch.sigmoid(6 * (voltage - 3.6) + 0.02 * (temp - 15)) + torch.randn(600, 1)

inputs = torch.cat([(voltage - 3.6) / 0.35, (temp - 15) / 12], dim=1)
dl = DataLoader(TensorDataset(inputs, soc), batch_size=64, shuffle=True)


class SocNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 32)
        self.fc2 = nn.Linear(32, 16)
        self.fc3 = nn.Linear(16, 1)
        self.act = nn.Sigmoid()

    def forward(self, x):
        x = self.act(self.fc1(x))
        x = self.act(self.fc2(x))
        return self.act(self.fc3(x))


model = SocNet()
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

for epoch in range(150):
    model.train()
    for xb, yb in dl:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    if epoch % 15 == 0:
        print(epoch, loss.item())

model.eval()
soc_hat = model(inputs).detach()
print("mean absolute error %:", (soc_hat - soc).abs().mean().item())
