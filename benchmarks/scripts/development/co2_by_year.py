import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(1958)
rng = np.random.default_rng(1958)

# CO2 at a station, monthly values 1958-2023 (ppm above 300, seasonal cycle taken out, El Nino bumps)
year = np.arange(1958, 2024, 1 / 6)
co2 = 14 + 0.8 * (year - 1958) + 0.0125 * (year - 1958) ** 2
co2 = co2 - np.polyval(np.polyfit(year - 1990, co2, 1), year - 1990)
co2 = co2 + 2.5 * np.exp(-((year - 1998) / 3) ** 2) + rng.normal(0, 0.15, len(year))

x = torch.tensor(year, dtype=torch.float32).view(-1, 1)
y = torch.tensor((co2 - co2.mean()) / co2.std(), dtype=torch.float32).view(-1, 1)

model = nn.Sequential(
    nn.Linear(1, 50),
    nn.ReLU(),
    nn.Linear(50, 50),
    nn.ReLU(),
    nn.Linear(50, 1),
)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
criterion = nn.MSELoss()

for epoch in range(1200):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"{epoch}: {loss.item():.4f}")

# always a straight line...
trend = model(x).detach().numpy().ravel()
print(trend[::60])
