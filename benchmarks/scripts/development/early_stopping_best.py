import copy

import torch
from torch import nn

torch.manual_seed(63)
# hardness of alloys from carbon, chromium, tempering temperature
x = torch.rand(450, 3) * 2 - 1
hard = torch.tanh(2 * x[:, 0]) + 0.4 * x[:, 1] - 0.5 * x[:, 2] ** 2 + 0.1 * torch.randn(450)
x_tr, x_va = x[:350], x[350:]
y_tr, y_va = hard[:350].unsqueeze(1), hard[350:].unsqueeze(1)

net = nn.Sequential(
    nn.Linear(3, 40),
    nn.ReLU(),
    nn.Linear(40, 40),
    nn.ReLU(),
    nn.Linear(40, 1),
)
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
mse = nn.MSELoss()

best, best_state, waited = float("inf"), None, 0
for epoch in range(2000):
    net.train()
    opt.zero_grad()
    loss = mse(net(x_tr), y_tr)
    loss.backward()
    opt.step()

    net.eval()
    with torch.no_grad():
        valid = mse(net(x_va), y_va).item()
    if valid < best - 1e-5:
        best, best_state, waited = valid, copy.deepcopy(net.state_dict()), 0
    else:
        waited += 1
        if waited > 80:
            print("stopped after", epoch, "epochs")
            break
    if epoch % 100 == 0:
        print(epoch, loss.item(), valid)

net.load_state_dict(best_state)
result = net(x_tr)
