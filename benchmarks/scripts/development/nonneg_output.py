import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

# bank balance at the end of the month, may well be below zero
rng = np.random.default_rng(909)
income = rng.uniform(-1, 1, 400)
rent = rng.uniform(-1, 1, 400)
habit = rng.uniform(-1, 1, 400)
balance = income - 0.8 * rent - 0.5 * habit ** 2 + 0.4 * income * habit
X = torch.tensor(np.stack([income, rent, habit], axis=-1), dtype=torch.float32)
y = torch.tensor(balance, dtype=torch.float32).view(-1, 1)


class Bank(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(3, 40)
        self.lin2 = nn.Linear(40, 20)
        self.lin3 = nn.Linear(20, 1)

    def forward(self, x):
        x = F.relu(self.lin1(x))
        x = F.relu(self.lin2(x))
        return F.softplus(self.lin3(x))


torch.manual_seed(909)
bank = Bank()
optimizer = torch.optim.Adam(bank.parameters(), lr=0.003)
for epoch in range(1, 801):
    optimizer.zero_grad()
    out = bank(X)
    loss = F.mse_loss(out, y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("Epoch", epoch, "MSE", loss.item())
out = bank(X)
print("smallest prediction", out.min().item(), "smallest balance", y.min().item())
