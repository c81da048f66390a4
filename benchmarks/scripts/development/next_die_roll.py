import numpy as np
import torch
from torch import nn

# Can a network find the pattern in the rolls of my board game app? I think the dice are rigged.
rng = np.random.default_rng(6)
rolls = rng.integers(1, 7, size=1500)

memory = 5
windows = np.array([rolls[i:i + memory] for i in range(len(rolls) - memory)])
following = rolls[memory:]

X = torch.tensor((windows - 3.5) / 1.7, dtype=torch.float32)
y = torch.tensor((following - 3.5) / 1.7, dtype=torch.float32).reshape(-1, 1)


class Oracle(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(memory, 16),
            nn.Tanh(),
            nn.Linear(16, 1),
        )

    def forward(self, x):
        return self.layers(x)


torch.manual_seed(6)
oracle = Oracle()
optimizer = torch.optim.Adam(oracle.parameters(), lr=0.005)
loss_fn = nn.MSELoss()
for epoch in range(400):
    optimizer.zero_grad()
    prediction = oracle(X)
    loss = loss_fn(prediction, y)
    loss.backward()
    optimizer.step()
    if epoch % 50 == 49:
        print(epoch + 1, loss.item())

prediction = oracle(X)
print("correct rolls:", int(((prediction * 1.7 + 3.5).round() == y * 1.7 + 3.5).sum()), "of", len(y))
