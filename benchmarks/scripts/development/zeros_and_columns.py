import numpy as np
import torch

# pitch of a bottle organ: filling and width of the neck
np.random.seed(10)
filling = np.random.uniform(-1, 1, 280)
neck = np.random.uniform(-1, 1, 280)
pitch = np.exp(0.7 * filling) - 0.5 * neck ** 2 + 0.3 * filling * neck
pitch = (pitch - pitch.mean()) / pitch.std()

x = torch.tensor(np.column_stack([filling, neck])).float()
y = torch.tensor(pitch).float()

n = 24
w1 = torch.full((2, n), 0.5, requires_grad=True)
b1 = torch.zeros(n, requires_grad=True)
w2 = torch.full((n, 1), 0.5, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.Adam([w1, b1, w2, b2], lr=0.02)

for epoch in range(1500):
    note = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = torch.mean((note - y) ** 2)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 250 == 0:
        print(epoch, loss.item())

print("notes", note[:4, 0].tolist())
print("wanted", y[:4].tolist())
