# length of stay (log days) from age and severity score
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(123)
np.random.seed(123)

n = 200
age = np.random.uniform(18, 95, n)
severity = np.random.uniform(0, 40, n)
log_los = 0.4 + 0.02 * severity + 0.6 * np.sin(age / 15) + np.random.normal(0, 0.05, n)

# standardise
X = np.stack([(age - age.mean()) / age.std(), (severity - severity.mean()) / severity.std()], 1)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor((log_los - log_los.mean()) / log_los.std(), dtype=torch.float32)
print(X.shape, y.shape)


class LosNet(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lin1 = nn.Linear(2, hidden)
        self.lin2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        x = F.relu(self.lin1(x))
        x = F.relu(self.lin2(x))
        return self.out(x)


model = LosNet()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.MSELoss()

for epoch in range(400):
    opt.zero_grad()
    y_hat = model(X)
    loss = loss_fn(y_hat, y)
    loss.backward()
    opt.step()
    if epoch % 100 == 0:
        print(f"epoch {epoch} loss {loss.item():.4f}")

model.eval()
with torch.no_grad():
    pred = model(X)
print("spread of predictions", pred.std().item(), "spread of targets", y.std().item())
