import torch
import torch.nn as nn
import torch.nn.functional as F

# lift coefficient of a kite profile over the angle of attack.
# Cl is negative for negative angles, stalls at about 14 degrees


def polar(alpha):
    return 0.11 * alpha * torch.exp(-(alpha / 14) ** 2) + 0.1


class Polar(nn.Module):
    def __init__(self, n_hidden=40):
        super(Polar, self).__init__()
        self.l1 = nn.Linear(1, n_hidden)
        self.l2 = nn.Linear(n_hidden, n_hidden)
        self.l3 = nn.Linear(n_hidden, 1)

    def forward(self, a):
        a = F.relu(self.l1(a))
        a = F.relu(self.l2(a))
        a = F.relu(self.l3(a))
        return a


def train(model, x, y, epochs=1500, lr=3e-3):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    criterion = nn.MSELoss()
    model.train()
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        if epoch % 250 == 0:
            print("Epoch: {}, Loss: {:.5f}".format(epoch, loss.item()))
    return model


torch.manual_seed(5)
alpha = torch.linspace(-25, 25, 301).reshape(-1, 1)
cl = polar(alpha) + 0.02 * torch.randn_like(alpha)

scaled = alpha / 12.5
model = train(Polar(), scaled, cl)

model.eval()
with torch.no_grad():
    cl_net = model(scaled)
for a, c, p in list(zip(alpha, cl, cl_net))[::30]:
    print("%6.1f deg   measured %.3f   net %.3f" % (a, c, p))
