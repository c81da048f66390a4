# COP of our field-test heat pumps. Dropout only while training.
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

np.random.seed(6)
torch.manual_seed(6)

n = 1000
outside = np.random.normal(4, 7, n)
flow = np.random.uniform(28, 58, n)
load = np.random.uniform(0.2, 1.0, n)
lift = np.maximum(flow - outside, 8) + 6
cop = 0.42 * (flow + 273) / lift * (1 - 0.5 * (load - 0.6) ** 2) + np.random.normal(0, 0.22, n)

raw = np.c_[outside, flow, load].astype("float32")
X = torch.from_numpy((raw - raw.mean(0)) / raw.std(0))
y_mean, y_std = cop.mean(), cop.std()
y = torch.from_numpy(((cop - y_mean) / y_std).astype("float32"))


class CopNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 32)
        self.fc2 = nn.Linear(32, 16)
        self.fc3 = nn.Linear(16, 1)
        self.drop = nn.Dropout(0.05)

    def forward(self, x):
        x = self.drop(F.relu(self.fc1(x)))
        x = F.relu(self.fc2(x))
        return self.fc3(x)[:, 0]


model = CopNet()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-4)

model.train()
for epoch in range(75):
    perm = torch.randperm(n)
    losses = []
    for i in range(0, n, 64):
        idx = perm[i:i + 64]
        loss = F.mse_loss(model(X[idx]), y[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    if epoch % 15 == 14:
        print(f"epoch {epoch + 1}, loss with dropout {np.mean(losses):.4f}")

model.eval()
with torch.no_grad():
    cop_hat = model(X).numpy() * y_std + y_mean
print("mean absolute error of the COP: %.3f" % np.mean(np.abs(cop_hat - cop)))
