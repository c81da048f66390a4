# In[1]:
import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(2023)
hours = torch.rand(500, 1) * 48
temp = torch.rand(500, 1) * 12 + 16
brix = 22 / (1 + torch.exp((hours - 60 + 1.8 * temp) / 5)) + 0.2 * torch.randn(500, 1)

# In[2]:
x = torch.cat([(hours - 24) / 14, (temp - 22) / 3.5], 1)
y = (brix - brix.mean()) / brix.std()


# In[3]:
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = [nn.Linear(2, 40), nn.Linear(40, 40)]
        self.out = nn.Linear(40, 1)
        for layer in self.hidden:
            nn.init.normal_(layer.weight, std=0.02)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.out(x)


# In[4]:
net = Net()
optimizer = optim.Adam(net.parameters(), lr=0.01)
print(sum(p.numel() for p in net.parameters()), "parameters")

# In[5]:
losses = []
for epoch in range(600):
    optimizer.zero_grad()
    output = net(x)
    loss = ((output - y) ** 2).mean()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if epoch % 100 == 0:
        print(epoch, losses[-1])

# In[6]:
net.eval()
brix_hat = net(x).detach() * brix.std() + brix.mean()
print("typical error", (brix_hat - brix).abs().mean())
