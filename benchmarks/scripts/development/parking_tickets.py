"""Number of parking tickets per day in 40 streets (counts, so I use the Poisson loss as the docs suggest)."""
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(13)
n = 1200
shops = torch.rand(n, 1) * 2 - 1
weekend = (torch.rand(n, 1) < 2 / 7).float()
rain = torch.rand(n, 1)
rate = torch.exp(2.2 + 0.8 * torch.sin(2 * shops) - 0.9 * weekend - 0.4 * rain)
tickets = torch.poisson(rate)
features = torch.cat([shops, weekend, rain], dim=1)

loader = DataLoader(TensorDataset(features, tickets), batch_size=100, shuffle=True)

net = torch.nn.Sequential(
    torch.nn.Linear(3, 24),
    torch.nn.ReLU(),
    torch.nn.Linear(24, 1),
)
criterion = torch.nn.PoissonNLLLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)

for epoch in range(80):
    epoch_loss = 0
    for xb, yb in loader:
        out = net(xb)
        loss = criterion(out, yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, "loss", epoch_loss / len(loader))

# the loss is negative and still goes down, but:
expected = net(features).detach()
print("mean tickets", tickets.mean().item(), "mean predicted", expected.mean().item())
print("mse", ((expected - tickets) ** 2).mean().item(), "variance", tickets.var().item())
