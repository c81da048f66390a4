import torch
from torch import nn, optim

torch.manual_seed(1)

X = torch.linspace(-5, 5, 300).view(-1, 1)
Y = torch.sin(X) + 0.05 * torch.randn(300, 1)

model = nn.Sequential(
    nn.Linear(1, 64),
    nn.Linear(64, 64),
    nn.Linear(64, 1),
)

optimizer = optim.Adam(model.parameters(), lr=5e-3)
mse = nn.MSELoss()

losses = []
for epoch in range(500):
    Y_hat = model(X)
    loss = mse(Y_hat, Y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

print("first loss {:.4f}, last loss {:.4f}".format(losses[0], losses[-1]))
