import torch
import numpy as np
import matplotlib.pyplot as plt

# thermocouple, 3rd order polynomial
np.random.seed(14)
torch.manual_seed(14)
temperature = np.linspace(-1, 1, 120)
voltage = 0.3 + 1.1 * temperature - 0.9 * temperature ** 2 + 0.8 * temperature ** 3

T = torch.from_numpy(temperature).float().unsqueeze(1)
U = torch.from_numpy(voltage).float()

W = torch.randn(1, 16, requires_grad=True)
B = torch.randn(16, requires_grad=True)
V = torch.zeros(16, 1, requires_grad=True)
C = torch.zeros(1, requires_grad=True)
params = [W, B, V, C]

loss_log = []
for epoch in range(1500):
    hidden = torch.sigmoid(T @ W * 3 + B)
    output = hidden @ V + C
    loss = ((output - U) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 0.2 * p.grad
            p.grad.zero_()
    loss_log.append(loss.item())
    if epoch % 300 == 0:
        print("epoch", epoch, "loss", loss.item())

plt.plot(temperature, voltage, label="table")
plt.plot(temperature, output.detach().numpy(), label="network")
plt.legend()
plt.savefig("thermocouple.png")
