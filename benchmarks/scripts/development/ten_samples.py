import torch
from torch import nn

torch.manual_seed(10)

# dose -> response, ten patients
dose = torch.linspace(-1, 1, 10).unsqueeze(1)
response = torch.tanh(3 * dose) + 0.4 * torch.randn(10, 1)


class BigNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(1, 200)
        self.b = nn.Linear(200, 200)
        self.c = nn.Linear(200, 1)

    def forward(self, x):
        x = torch.relu(self.a(x * 3))
        x = torch.relu(self.b(x))
        return self.c(x)


net = BigNet()
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(600):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(net(dose), response)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(epoch, loss.item())

# what about doses in between?
between = torch.linspace(-1, 1, 300).unsqueeze(1)
curve = net(between)
print(curve.min().item(), curve.max().item())
