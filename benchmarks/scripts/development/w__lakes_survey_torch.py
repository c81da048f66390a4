import torch
import torch.nn as nn

torch.manual_seed(2024)

# phosphorus, depth, residence time, catchment share, latitude  ->  log chlorophyll
N_LAKES = 12


def survey(n):
    x = torch.randn(n, 5)
    chl = 0.9 * x[:, 0] - 0.5 * torch.tanh(x[:, 1]) + 0.4 * x[:, 2] * x[:, 0] + 0.3 * x[:, 3]
    return x, chl.unsqueeze(1) + 0.05 * torch.randn(n, 1)


x_train, y_train = survey(N_LAKES)
x_new, y_new = survey(300)

model = nn.Sequential(
    nn.Linear(5, 64),
    nn.ReLU(),
    nn.Linear(64, 64),
    nn.ReLU(),
    nn.Linear(64, 1),
)
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)

for epoch in range(1200):
    model.train()
    optimizer.zero_grad()
    loss = loss_fn(model(x_train), y_train)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        model.eval()
        with torch.no_grad():
            val = loss_fn(model(x_new), y_new)
        print(f"{epoch:5d}  train {loss.item():.5f}  new lakes {val.item():.5f}")

model.eval()
with torch.no_grad():
    chl_new = model(x_new)
print("new lakes, mean abs error:", (chl_new - y_new).abs().mean().item())
