import torch
import torch.nn as nn

# first only the head, then everything with a smaller rate
torch.manual_seed(54)
x = torch.randn(400, 3)
moss = torch.sin(x[:, :1]) + 0.5 * torch.tanh(x[:, 1:2] * x[:, 2:]) + 0.02 * torch.randn(400, 1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 40), nn.Tanh(), nn.Linear(40, 40), nn.Tanh())
        self.head = nn.Linear(40, 1)

    def forward(self, x):
        return self.head(self.body(x))


def phase(net, parameters, lr, epochs):
    optimizer = torch.optim.Adam(parameters, lr=lr)
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(x), moss)
        loss.backward()
        optimizer.step()
    print("phase with rate", lr, "ends at", loss.item())


net = Net()
for p in net.body.parameters():
    p.requires_grad = False
phase(net, net.head.parameters(), lr=1e-2, epochs=200)
for p in net.body.parameters():
    p.requires_grad = True
phase(net, net.parameters(), lr=3e-3, epochs=1200)
cover = net(x)
