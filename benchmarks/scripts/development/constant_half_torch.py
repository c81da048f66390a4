import math
import torch

torch.manual_seed(14)

x = torch.linspace(-math.pi, math.pi, 200).unsqueeze(1)
y = torch.sin(x) + 0.3 * torch.cos(3 * x)


def init_weights(module):
    """same start for everybody in the class so that we can compare results"""
    if type(module) == torch.nn.Linear:
        torch.nn.init.constant_(module.weight, 0.5)
        torch.nn.init.constant_(module.bias, 0.1)


network = torch.nn.Sequential(
    torch.nn.Linear(1, 30),
    torch.nn.Tanh(),
    torch.nn.Linear(30, 30),
    torch.nn.Tanh(),
    torch.nn.Linear(30, 1),
)
network.apply(init_weights)

optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
loss_fn = torch.nn.MSELoss(reduction='mean')
iterations = 1500
while iterations:
    y_hat = network(x)
    loss = loss_fn(y_hat, y)
    if iterations % 150 == 0:
        print("iterations left", iterations, "loss", loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    iterations -= 1
