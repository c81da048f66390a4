import torch

# solubility of a salt: temperature in 100 degrees (0..1), acid in mol/l (0..0.01)
torch.manual_seed(58)
T = torch.rand(300, 1)
acid = torch.rand(300, 1) * 0.01
solub = 0.5 * T ** 2 + torch.sin(600 * acid) * (0.5 + 0.5 * T)
x = torch.cat([T, acid], dim=1)
y = solub - solub.mean()

H = 32
params = {
    "w1": torch.randn(2, H),
    "b1": torch.zeros(H),
    "w2": torch.randn(H, 1) / H ** 0.5,
    "b2": torch.zeros(1),
}
for p in params.values():
    p.requires_grad = True


def forward(x):
    return torch.tanh(x @ params["w1"] + params["b1"]) @ params["w2"] + params["b2"]


optim = torch.optim.SGD(params.values(), lr=0.05, momentum=0.9)
for it in range(2000):
    out = forward(x)
    loss = torch.nn.functional.mse_loss(out, y)
    optim.zero_grad()
    loss.backward()
    optim.step()
    if it % 200 == 0:
        print(it, loss.item(), "of", y.var().item())
out = forward(x)
