"""Apples per tree; dropout while training, none when asking. The harvest is very noisy."""
import copy

import torch
import torch.nn as nn

torch.manual_seed(10)
N = 1500
age = 2 + 28 * torch.rand(N)
rain = 300 + 600 * torch.rand(N)
crop = 120 * torch.exp(-((age - 15) / 9) ** 2) + 0.08 * (rain - 600)
harvest = crop + 25 * torch.randn(N)

inputs = torch.stack([(age - 16) / 8, (rain - 600) / 173], dim=1)
target = ((harvest - harvest.mean()) / harvest.std()).unsqueeze(1)
x_fit, x_val = inputs[:1200], inputs[1200:]
t_fit, t_val = target[:1200], target[1200:]

net = nn.Sequential(
    nn.Linear(2, 64), nn.ReLU(), nn.Dropout(0.1),
    nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.1),
    nn.Linear(64, 1),
)
optimiser = torch.optim.Adam(net.parameters(), lr=3e-3)
criterion = nn.MSELoss()
best, best_state, waited = float("inf"), None, 0

for epoch in range(400):
    net.train()
    optimiser.zero_grad()
    criterion(net(x_fit), t_fit).backward()
    optimiser.step()

    net.eval()
    with torch.no_grad():
        val = criterion(net(x_val), t_val).item()
    if val < best:
        best, best_state, waited = val, copy.deepcopy(net.state_dict()), 0
    else:
        waited += 1
        if waited == 60:
            break

net.load_state_dict(best_state)
net.eval()
with torch.no_grad():
    answer = net(inputs)
print("best validation loss", best, "after", epoch, "epochs")
