"""Shelf life study: potency left (%) from months, temperature, humidity. Small memory, so the
gradient of one step is gathered over four slices of the data."""
import torch

torch.manual_seed(36)
N = 640
months = torch.rand(N) * 36
celsius = 5 + torch.rand(N) * 40
humid = 0.2 + torch.rand(N) * 0.6
k = 0.004 * torch.exp(0.055 * (celsius - 25)) * (0.6 + humid)
potency = 100 * torch.exp(-k * months) + torch.randn(N) * 0.8

X = torch.stack([(months - 18) / 10.4, (celsius - 25) / 11.5, (humid - 0.5) / 0.173], dim=1)
centre, unit = potency.mean(), potency.std()
Y = ((potency - centre) / unit)[:, None]


def layer(n_in, n_out):
    w = torch.randn(n_in, n_out) / n_in**0.5
    return [w.requires_grad_(), torch.zeros(n_out, requires_grad=True)]


params = layer(3, 24) + layer(24, 24) + layer(24, 1)


def forward(x):
    for i in range(0, len(params) - 2, 2):
        x = torch.tanh(x @ params[i] + params[i + 1])
    return x @ params[-2] + params[-1]


slices = [slice(i, i + N // 4) for i in range(0, N, N // 4)]
optimizer = torch.optim.RMSprop(params, lr=2e-3)
for step in range(1500):
    if step == 1000:
        for group in optimizer.param_groups:
            group["lr"] = 3e-4
    optimizer.zero_grad()
    total = 0.0
    for part in slices:
        loss = (forward(X[part]) - Y[part]).square().mean() / len(slices)
        loss.backward()                      # adds to what is there, on purpose
        total += loss.item()
    optimizer.step()
    if step % 250 == 0:
        print(step, total)

with torch.no_grad():
    left = (forward(X) * unit + centre).squeeze(1)
print("max abs error, percent:", (left - potency).abs().max().item())
