import torch
import torch.nn as nn

torch.manual_seed(1)

# target: damped oscillation
t = torch.linspace(0, 6, 300).view(-1, 1)
signal = torch.exp(-0.2 * t) * torch.cos(4 * t)
t_in = (t - t.mean()) / t.std()


class Regressor(nn.Module):
    """number of hidden layers can be chosen"""

    def __init__(self, n_hidden_layers=4, width=16):
        super().__init__()
        self.inp = nn.Linear(1, width)
        self.hidden = [nn.Linear(width, width) for _ in range(n_hidden_layers)]
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        x = torch.tanh(self.inp(x))
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.out(x)


model = Regressor()
n_par = sum(p.numel() for p in model.parameters())
print("parameters:", n_par)

optim = torch.optim.Adam(model.parameters(), lr=3e-3)
mse = nn.MSELoss()

model.train()
for step in range(2000):
    loss = mse(model(t_in), signal)
    optim.zero_grad()
    loss.backward()
    optim.step()
    if step % 250 == 0:
        print(f"step {step:5d} | loss {loss.item():.6f}")

fit = model(t_in).detach()
print("max error:", (fit - signal).abs().max().item())
