import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
np.random.seed(0)

# dust concentration next to the clay quarry: wind speed, humidity, trucks/hour
n = 256
wind = np.random.uniform(-1, 1, n)
humid = np.random.uniform(-1, 1, n)
trucks = np.random.uniform(-1, 1, n)
dust = np.exp(0.8 * trucks) * (1 - 0.6 * humid) + 0.7 * np.sin(3 * wind) + 0.05 * np.random.randn(n)
dust = (dust - dust.mean()) / dust.std()

X = torch.tensor(np.stack([wind, humid, trucks], axis=1), dtype=torch.float32)
y = torch.tensor(dust, dtype=torch.float32)

model = nn.Sequential(
    nn.Linear(3, 40),
    nn.Tanh(),
    nn.Linear(40, 40),
    nn.Tanh(),
    nn.Linear(40, 1),
)
mse = nn.MSELoss()
opt = torch.optim.SGD(model.parameters(), lr=0.2)

train_hist = []
for step in range(2500):
    y_hat = model(X)
    loss = mse(y_hat, y)
    loss.backward()
    opt.step()
    train_hist.append(loss.item())
    if step % 200 == 0:
        print(f"{step:4d} {loss.item():.4f}")

model.eval()
with torch.no_grad():
    y_hat = model(X)
print("best loss seen", min(train_hist), "last", train_hist[-1])
