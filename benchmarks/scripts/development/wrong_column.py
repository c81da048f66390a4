import torch
import torch.nn as nn

# learn the flight time of a thrown stone from speed and angle (both -1..1)
torch.manual_seed(86)
inputs = torch.rand(300, 2) * 2 - 1
speed, angle = inputs[:, :1], inputs[:, 1:]
flight_time = (speed + 1.5) * torch.sin(angle + 1.2) - 1.2

stone = nn.Sequential(nn.Linear(2, 30), nn.Tanh(), nn.Linear(30, 1))
optimizer = torch.optim.Adam(stone.parameters(), lr=0.01)
criterion = nn.MSELoss()

for epoch in range(800):
    predicted = stone(inputs)
    loss = criterion(predicted, speed)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss.item())

# the loss is nearly zero, but the times are wrong
with torch.no_grad():
    predicted = stone(inputs)
print("mean deviation", (predicted - flight_time).abs().mean().item())
