"""Noise annoyance (0-100 scale) of residents: level, distance to a quiet side, age.

People differ a lot, so R2 stays low whatever one does; dropout keeps the net calm.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(17)
np.random.seed(17)

N = 800
level = np.random.uniform(40, 80, N)
quiet = np.random.uniform(0, 1, N)
age = np.random.uniform(18, 85, N)
opinion = 100 / (1 + np.exp(-(level - 62) / 5)) * (1 - 0.35 * quiet)
opinion += 8 * np.sin((age - 18) / 67 * np.pi)
answers = opinion + np.random.normal(0, 22, N)

X = np.stack([(level - 60) / 11.5, (quiet - 0.5) / 0.29, (age - 51) / 19], 1)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor((answers - 50) / 40, dtype=torch.float32).view(-1, 1)


class Annoyance(nn.Module):
    def __init__(self, width=96, p=0.1):
        super().__init__()
        self.inner = nn.Linear(3, width)
        self.drop = nn.Dropout(p)
        self.outer = nn.Linear(width, 1)

    def forward(self, x):
        return self.outer(self.drop(F.relu(self.inner(x))))


net = Annoyance()
optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=1e-3)

for epoch in range(800):
    net.train()
    optimizer.zero_grad()
    loss = F.mse_loss(net(X), y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        net.eval()
        with torch.no_grad():
            print(epoch, "with dropout", loss.item(), "without", F.mse_loss(net(X), y).item())

net.eval()
with torch.no_grad():
    predicted = net(X)
print("explained:", 1 - ((predicted - y) ** 2).mean().item() / y.var().item())
