import torch
import torch.nn as nn

# penetration depth (mm) of a laser weld from power (kW), speed (m/min) and focus offset (mm)
torch.manual_seed(1234)
n = 800
power = 1 + 4 * torch.rand(n, 1)
speed = 1 + 5 * torch.rand(n, 1)
focus = -2 + 4 * torch.rand(n, 1)
depth = 1.5 * power / speed.sqrt() * torch.exp(-0.15 * focus ** 2)

X = torch.cat([power, speed, focus], 1)
X = (X - X.mean(0)) / X.std(0)
m, s = depth.mean(), depth.std()
Y = (depth - m) / s

X_train, X_test = X[:600], X[600:]
Y_train, Y_test = Y[:600], Y[600:]


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 100)
        self.fc2 = nn.Linear(100, 50)
        self.fc3 = nn.Linear(50, 1)
        self.dropout = nn.Dropout(p=0.5)

    def forward(self, x):
        x = self.dropout(torch.relu(self.fc1(x)))
        x = self.dropout(torch.relu(self.fc2(x)))
        return self.fc3(x)


regressor = Regressor()
optimizer = torch.optim.Adam(regressor.parameters(), lr=2e-3)
mse = nn.MSELoss()

regressor.train()
for step in range(700):
    optimizer.zero_grad()
    loss = mse(regressor(X_train), Y_train)
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print("step", step, "loss", loss.item())

with torch.no_grad():
    mm_pred = regressor(X_test) * s + m
    mm_true = Y_test * s + m
print("test MSE [mm^2]:", mse(mm_pred, mm_true).item())
# every time I run these two lines I get another number?!
print(regressor(X_test[:1]).item(), regressor(X_test[:1]).item())
