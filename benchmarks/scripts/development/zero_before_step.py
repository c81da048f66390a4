import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(30)
# glide angle of a paper plane: wing area, nose weight, throwing speed
wing, nose, throw = rng.uniform(-1, 1, (3, 360))
glide = np.sin(2 * wing) - nose ** 2 + 0.6 * throw * wing + rng.normal(0, 0.05, 360)

inputs = torch.from_numpy(np.stack([wing, nose, throw], axis=1)).float()
targets = torch.from_numpy(glide).float().view(-1, 1)


class Plane(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(3, 40)
        self.relu = nn.ReLU()
        self.out = nn.Linear(40, 1)

    def forward(self, x):
        x = self.relu(self.hidden(x))
        return self.out(x)


torch.manual_seed(30)
plane = Plane()
mse = nn.MSELoss()
optimizer = torch.optim.SGD(plane.parameters(), lr=0.1, momentum=0.9)

losses = []
for epoch in range(1000):
    preds = plane(inputs)
    loss = mse(preds, targets)
    losses.append(loss.item())
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()

print("first loss", losses[0])
print("last loss ", losses[-1])
