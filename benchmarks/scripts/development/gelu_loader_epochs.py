import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(63)


def toy(n):
    """Elastic modulus of a foam over porosity, cell size and wall angle."""
    u = torch.rand(n, 3)
    modulus = (1 - u[:, 0]) ** 2 * (1 + 0.4 * torch.cos(3 * u[:, 2])) + 0.2 * u[:, 1] * u[:, 0]
    return u, modulus.unsqueeze(-1)


x_train, y_train = toy(384)
mu, sd = y_train.mean(), y_train.std()
loader = DataLoader(TensorDataset(2 * x_train - 1, (y_train - mu) / sd), batch_size=64, shuffle=True)

net = nn.Sequential(
    nn.Linear(3, 32),
    nn.GELU(),
    nn.Linear(32, 32),
    nn.GELU(),
    nn.Linear(32, 1),
).to(device)
opt = torch.optim.Adam(net.parameters(), lr=4e-3)
huber = nn.SmoothL1Loss()

for epoch in range(80):
    net.train()
    epoch_loss = 0.0
    for xb, yb in loader:
        xb, yb = xb.to(device), yb.to(device)
        opt.zero_grad(set_to_none=True)
        loss = huber(net(xb), yb)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        opt.step()
        epoch_loss += loss.item() * len(xb)
    if epoch % 10 == 0:
        print(epoch, epoch_loss / len(x_train))

net.eval()
with torch.no_grad():
    modulus = net((2 * x_train - 1).to(device)).cpu() * sd + mu
print("rmse", ((modulus - y_train) ** 2).mean().sqrt().item())
