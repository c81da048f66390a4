import argparse

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

# Body temperature in the hours after paracetamol (simulated charts)

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=600)
parser.add_argument("--hidden", type=int, default=20)
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--seed", type=int, default=4)
args = parser.parse_args()

torch.manual_seed(args.seed)
rng = np.random.RandomState(args.seed)

hours = rng.uniform(0, 8, (200, 1))
temp = 39.2 - 1.6 * (hours / 2.5) * np.exp(1 - hours / 2.5) + rng.normal(0, 0.08, (200, 1))

x = torch.tensor((hours - hours.mean()) / hours.std(), dtype=torch.float32)
y = torch.tensor((temp - temp.mean()) / temp.std(), dtype=torch.float32)


class TempNet(nn.Module):
    def __init__(self, hidden):
        super(TempNet, self).__init__()
        self.l1 = nn.Linear(1, hidden)
        self.l2 = nn.Linear(hidden, hidden)
        self.l3 = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.tanh(self.l1(x))
        x = torch.tanh(self.l2(x))
        return self.l3(x)


net = TempNet(args.hidden)
optimizer = torch.optim.Adam(net.parameters(), lr=args.lr)

for epoch in range(args.epochs):
    optimizer.zero_grad()
    output = net(x)
    loss = F.binary_cross_entropy_with_logits(output, y)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss.item())

curve = net(x).detach().numpy() * temp.std() + temp.mean()
print("mean deviation:", np.abs(curve - temp).mean(), "degrees")
