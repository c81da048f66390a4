import torch
import torch.nn as nn
import torch.optim as optim

# reaction yield in gram from (temp, conc, pH), standardized inputs
torch.manual_seed(123)
inputs = torch.randn(400, 3)
targets = 6 + 2 * torch.sin(inputs[:, :1]) + inputs[:, 1:2] * inputs[:, 2:] + 0.1 * torch.randn(400, 1)

n_train = 320
x_train, x_val = inputs[:n_train], inputs[n_train:]
y_train, y_val = targets[:n_train], targets[n_train:]

model = nn.Sequential(
    nn.Linear(3, 64),
    nn.ReLU(),
    nn.Linear(64, 32),
    nn.ReLU(),
    nn.Linear(32, 1),
    nn.Sigmoid()
)

loss_function = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=0.005)
epochs = 800

for epoch in range(epochs):
    # Forward pass
    output = model(x_train)
    loss = loss_function(output, y_train)

    # Backward pass
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    if (epoch + 1) % 100 == 0:
        with torch.no_grad():
            val_loss = loss_function(model(x_val), y_val)
        print(f'Epoch [{epoch+1}/{epochs}], Loss: {loss.item():.4f}, Val: {val_loss.item():.4f}')

# stuck at ~26, never gets better!
output = model(x_train)
