"""Duration of a planetary transit from period, star radius and impact parameter."""
import torch
from torch import nn

torch.manual_seed(11)

n = 700
period = 10 ** (torch.rand(n) * 2)  # 1 to 100 days
radius = 0.5 + torch.rand(n)  # solar radii
impact = torch.rand(n) * 0.8
hours = 3.0 * radius ** (2 / 3) * period ** (1 / 3) * torch.sqrt(1 - impact**2)
hours = hours + 0.15 * torch.randn(n)

features = torch.stack([torch.log10(period), radius, impact], dim=1)
x = (features - features.mean(0)) / features.std(0)
y = ((hours - hours.mean()) / hours.std()).unsqueeze(1)

model = nn.Sequential(
    nn.Linear(3, 32),
    nn.Tanh(),
    nn.Linear(32, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(800):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"{epoch:4d} {loss.item():.5f}")

model.eval()
with torch.no_grad():
    duration = model(x).squeeze(1) * hours.std() + hours.mean()
print("typical error: %.0f min" % (60 * (duration - hours).abs().mean()))
