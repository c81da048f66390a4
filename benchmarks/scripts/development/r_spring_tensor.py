import torch
import numpy as np

# nonlinear spring: force (N) vs. elongation (cm). 
elongation = np.random.uniform(-3, 3, 160)
force = 1.5 * elongation + 0.35 * elongation ** 3 + np.random.normal(0, 0.3, 160)

X = torch.tensor(elongation / 1.8, dtype=torch.float32).view(-1, 1)
Y = torch.tensor(force / force.std(), dtype=torch.float32).view(-1, 1)

W_in = torch.randn(1, 12, requires_grad=True)
B_in = torch.zeros(1, 12, requires_grad=True)
W_out = torch.randn(12, 1, requires_grad=True)
B_out = torch.zeros(1, 1, requires_grad=True)
params = [W_in, B_in, W_out, B_out]


def net(inp):
    return torch.sigmoid(inp.mm(W_in) + B_in).mm(W_out) + B_out


learning_rate = 1e-4
for i in range(3000):
    out = net(X)
    loss = (out - Y).mean() ** 2          # mean squared error
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= learning_rate * p.grad
            p.grad = None
    if i % 300 == 0:
        print(i, float(loss))

pred = net(X).detach()
# loss is 0.0000 but the picture is a mess
print(torch.cat([X, Y, pred], dim=1)[:10])
