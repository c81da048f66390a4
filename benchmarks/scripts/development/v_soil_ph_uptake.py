import numpy as np
import torch
from torch import nn

rng = np.random.RandomState(3)
torch.manual_seed(3)

# phosphorus uptake of barley: soil pH, clay fraction, P in the soil
n = 360
ph = rng.uniform(4.5, 8.5, n)
clay = rng.uniform(0.05, 0.5, n)
p_soil = rng.uniform(2, 40, n)
uptake = 25 * p_soil / (p_soil + 10) * np.exp(-((ph - 6.5) / 1.2) ** 2) * (1 - 0.6 * clay) + rng.normal(0, 0.3, n)

data = np.column_stack([ph, clay, p_soil])
x = torch.tensor((data - data.mean(axis=0)) / data.std(axis=0), dtype=torch.float32)
t = torch.tensor((uptake - uptake.mean()) / uptake.std(), dtype=torch.float32).unsqueeze(1)


class UptakeModel(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(3, width),
            nn.Tanh(),
            nn.Linear(width, width),
            nn.Tanh(),
        )
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return torch.sigmoid(self.head(self.body(x)))


net = UptakeModel()
optim = torch.optim.Adam(net.parameters(), lr=0.01)

for step in range(800):
    optim.zero_grad()
    y = net(x)
    loss = ((y - t) ** 2).mean()
    loss.backward()
    optim.step()
    if step % 100 == 0:
        print(step, loss.item())

predicted = net(x).detach().numpy().ravel() * uptake.std() + uptake.mean()
print("smallest and largest prediction:", predicted.min(), predicted.max())
print("smallest and largest measured:  ", uptake.min(), uptake.max())
