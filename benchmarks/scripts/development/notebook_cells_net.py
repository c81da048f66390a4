# exported from Untitled3.ipynb
import numpy as np
import torch
from torch import nn, optim
import matplotlib.pyplot as plt

# In [1]:
torch.manual_seed(1)
n = 500
dose = torch.rand(n, 1) * 6 - 3
age = torch.rand(n, 1) * 2 - 1
response = torch.sin(1.5 * dose) + 0.5 * age * dose + 0.05 * torch.randn(n, 1)
X = torch.cat([dose, age], dim=1)


# In [2]:
class ResponseNet(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.hidden1 = nn.Linear(2, width)
        self.hidden2 = nn.Linear(width, width)
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        x = torch.relu(self.hidden1(x))
        x = torch.relu(self.hidden2(x))
        return self.head(x)


# In [5]:
net = ResponseNet()
loss_fn = nn.MSELoss()
opt = optim.Adam(net.parameters(), lr=0.005)

# In [9]:
# 16 is maybe too narrow, try wider
net = ResponseNet(width=64)
print(sum(p.numel() for p in net.parameters()), "parameters")

# In [10]:
history = []
for epoch in range(600):
    opt.zero_grad()
    y_hat = net(X)
    loss = loss_fn(y_hat, response)
    loss.backward()
    opt.step()
    history.append(loss.item())
    if (epoch + 1) % 100 == 0:
        print(f"epoch {epoch + 1}: {loss.item():.5f}")

# In [11]:
plt.semilogy(history)
plt.show()
with torch.no_grad():
    fit = net(X)
print("R^2 =", 1 - float(((fit - response) ** 2).mean() / response.var()))
