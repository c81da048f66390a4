# How far does the arrow fly? Replaces the slow ballistics solver in the archery game.
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
np.random.seed(0)


def shots(n):
    speed = np.random.uniform(25, 60, n)
    angle = np.random.uniform(5, 50, n)
    wind = np.random.uniform(-8, 8, n)
    dist = speed ** 2 * np.sin(np.radians(2 * angle)) / 9.81 * np.exp(-speed / 150)
    dist = dist + wind * speed * np.sin(np.radians(angle)) / 6
    dist = dist + np.random.normal(0, 4, n)
    return np.stack([speed, angle, wind], 1), dist


X_train, y_train = shots(700)
X_test, y_test = shots(300)

x_mu, x_sd = X_train.mean(0), X_train.std(0)
y_mu, y_sd = y_train.mean(), y_train.std()


def to_x(a):
    return torch.tensor((a - x_mu) / x_sd, dtype=torch.float32)


def to_y(a):
    return torch.tensor((a - y_mu) / y_sd, dtype=torch.float32).unsqueeze(1)


loader = DataLoader(TensorDataset(to_x(X_train), to_y(y_train)), batch_size=50, shuffle=True)


class RangeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 16), nn.Tanh())
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        return self.head(self.body(x))


model = RangeNet()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=25, gamma=0.3)
criterion = nn.MSELoss()

for epoch in range(70):
    model.train()
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    scheduler.step()
    if epoch % 10 == 0:
        print(f"{epoch:3d} {running / len(X_train):.4f}")

model.eval()
with torch.no_grad():
    metres = model(to_x(X_test)).squeeze(1).numpy() * y_sd + y_mu
print("test RMSE", np.sqrt(np.mean((metres - y_test) ** 2)), "m")
