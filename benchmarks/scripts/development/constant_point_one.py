import torch
from torch import nn
from torch.nn import init

torch.manual_seed(123)


def init_weights(m):
    # make runs reproducible
    if isinstance(m, nn.Linear):
        init.constant_(m.weight, 0.1)
        init.constant_(m.bias, 0.1)


def train_loop(model, data, target, n_epochs):
    loss_fn = nn.MSELoss()
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(n_epochs):
        loss = loss_fn(model(data), target)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if epoch % 200 == 0:
            print("epoch", epoch, "loss", loss.item())


# refractive index of a mixture, two concentrations
c = torch.rand(300, 2) * 2 - 1
index = torch.sin(3 * c[:, :1]) + torch.cos(3 * c[:, 1:])

model = nn.Sequential(
    nn.Linear(2, 50),
    nn.Sigmoid(),
    nn.Linear(50, 50),
    nn.Sigmoid(),
    nn.Linear(50, 1),
)
model.apply(init_weights)
train_loop(model, c, index, 1200)

with torch.no_grad():
    index_hat = model(c)
print("R2:", 1 - ((index_hat - index) ** 2).mean().item() / index.var().item())
