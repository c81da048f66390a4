import torch
import torch.nn as nn
import torch.optim as optim

# first pytorch model of my life, got "cannot assign module before Module.__init__() call"


class RegressionModel(nn.Module):
    def __init__(self, input_dim, hidden_dim):
        self.hidden = nn.Linear(input_dim, hidden_dim)
        self.activation = nn.ReLU()
        self.output = nn.Linear(hidden_dim, 1)

    def forward(self, x):
        return self.output(self.activation(self.hidden(x)))


torch.manual_seed(0)
# damping of a rubber mount over frequency and preload
freq = torch.rand(250, 1) * 2 - 1
load = torch.rand(250, 1) * 2 - 1
damping = 1 / (1 + (2 * freq - load) ** 2)

inputs = torch.cat((freq, load), dim=1)
targets = (damping - damping.mean()) / damping.std()

model = RegressionModel(2, 40)
criterion = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.01)

num_epochs = 800
for epoch in range(num_epochs):
    outputs = model(inputs)
    loss = criterion(outputs, targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 100 == 0:
        print(f"Epoch [{epoch + 1}/{num_epochs}], Loss: {loss.item():.4f}")

outputs = model(inputs)
