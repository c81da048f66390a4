import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(37)


class Encoder(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.fc = nn.Linear(n_in, n_out)

    def forward(self, x):
        return torch.tanh(self.fc(x))


# colour of roasted coffee over time, temperature and ten readings that hardly matter
x = torch.randn(500, 12)
colour = torch.sin(1.5 * (x[:, 0] + x[:, 1])) + 0.3 * x[:, 0] * x[:, 1]
colour = colour[:, None]

encoder, decoder = Encoder(12, 30), nn.Linear(30, 1)
optimizer = torch.optim.Adam(list(encoder.parameters()) + list(decoder.parameters()), lr=0.01)
for step in range(1500):
    code = encoder(x)
    history = code.detach()      # to look at it later
    out = decoder(history)
    loss = F.mse_loss(out, colour)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 250 == 0:
        print("step", step, "loss", loss.item(), "mean code", history.abs().mean().item())

print("R2", 1 - F.mse_loss(out, colour).item() / colour.var().item())
