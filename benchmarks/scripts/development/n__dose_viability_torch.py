# cell viability after treatment with two drugs (log10 dose, centred).
# Validation of our LIMS export, PyTorch 2.x
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
rng = np.random.default_rng(0)

n_wells = 480
dose_a = rng.uniform(-1.5, 1.5, n_wells)
dose_b = rng.uniform(-1.5, 1.5, n_wells)
viab = 1 / (1 + np.exp(3 * dose_a)) + 0.6 / (1 + np.exp(4 * (dose_b + 0.3 * dose_a)))
viab += rng.normal(0, 0.03, n_wells)

X = torch.tensor(np.c_[dose_a, dose_b], dtype=torch.float32)
y = torch.tensor(viab, dtype=torch.float32)


class DoseNet(nn.Module):
    def __init__(self, n_features, hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(n_features, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)
        self.act = nn.ReLU()

    def forward(self, x):
        x = self.act(self.fc1(x))
        x = self.act(self.fc2(x))
        return self.out(x)


model = DoseNet(2)
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(1, 601):
    model.train()
    optimizer.zero_grad()
    y_hat = model(X)
    loss = criterion(y_hat, y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"Epoch {epoch:4d}  train loss {loss.item():.4f}")

model.eval()
with torch.no_grad():
    fitted = model(X).squeeze()
print("predictions between", fitted.min().item(), "and", fitted.max().item())
print("measured between   ", y.min().item(), "and", y.max().item())
