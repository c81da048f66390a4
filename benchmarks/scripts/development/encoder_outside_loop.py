import torch
import torch.nn as nn

# "Trying to backward through the graph a second time" - should I really set retain_graph=True ?
torch.manual_seed(61)


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(3, 24), nn.Tanh())

    def forward(self, x):
        return self.f(x)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))

    def forward(self, code):
        return self.f(code)


enc, dec = Encoder(), Decoder()
opt = torch.optim.Adam(list(enc.parameters()) + list(dec.parameters()), lr=0.005)
loss_fn = nn.MSELoss()

material = torch.rand(300, 3) * 2 - 1
strength = torch.sin(2 * material[:, 0:1]) + material[:, 1:2] * material[:, 2:3]

code = enc(material)
for i in range(1000):
    out = dec(code)
    loss = loss_fn(out, strength)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 100 == 0:
        print(i, loss.item())
