import torch
from torch import nn

torch.manual_seed(50)

# depth of a pond along its bank
s = torch.linspace(-1, 1, 300).unsqueeze(1)
depth = torch.sin(5 * s) * torch.exp(-s) + 0.02 * torch.randn(300, 1)


class Pond(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.first = nn.Linear(1, width)
        self.second = nn.Linear(width, width)
        self.third = nn.Linear(width, 1)

    def forward(self, s):
        s = torch.tanh(self.first(s))
        s = torch.tanh(self.second(s))
        return self.third(s)


def train(model, s, depth, epochs):
    opt = torch.optim.Adam(model.parameters(), lr=1e-6)
    lossfun = nn.MSELoss()
    for epoch in range(epochs):
        opt.zero_grad()
        loss = lossfun(model(s), depth)
        loss.backward()
        opt.step()
        if epoch % 200 == 0:
            print(f"{epoch:5d} {loss.item():.6f}")
    return model


pond = train(Pond(), s, depth, 1500)
profile = pond(s)
print("rms error", ((profile - depth) ** 2).mean().sqrt().item())
