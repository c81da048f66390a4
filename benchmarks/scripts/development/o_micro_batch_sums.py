"""Gradient accumulation with raw tensors: eight small chunks make one step, because the real table
(here: warehouse humidity) does not fit into memory at once."""
import torch


def read_chunks(table, size):
    """Stand-in for a database cursor."""
    for begin in range(0, len(table), size):
        yield table[begin:begin + size]


torch.manual_seed(9)
rows = 960
day = torch.rand(rows) * 365
outside = 8 + 10 * torch.sin(2 * torch.pi * (day - 100) / 365) + 3 * torch.randn(rows)
doors = torch.randint(0, 9, (rows,)).float()
humidity = 55 - 0.9 * outside + 12 * torch.cos(2 * torch.pi * day / 365) + 1.1 * doors
humidity += 1.5 * torch.randn(rows)

# the day of the year on a circle; everything else as z-score
table = torch.stack([
    torch.sin(2 * torch.pi * day / 365),
    torch.cos(2 * torch.pi * day / 365),
    (outside - outside.mean()) / outside.std(),
    (doors - doors.mean()) / doors.std(),
    (humidity - humidity.mean()) / humidity.std(),
], dim=1)
table = table[torch.randperm(rows)]

W1 = torch.empty(4, 32)
torch.nn.init.kaiming_uniform_(W1.T, nonlinearity="relu")
b1 = torch.zeros(32)
W2 = torch.randn(32, 1) * 0.1
b2 = torch.zeros(1)
params = [p.requires_grad_() for p in (W1, b1, W2, b2)]


def net(x):
    return torch.relu(x @ W1 + b1) @ W2 + b2


chunk, lr = 120, 0.1
for epoch in range(900):
    total = 0.0
    for piece in read_chunks(table, chunk):
        x, y = piece[:, :4], piece[:, 4:]
        part = ((net(x) - y) ** 2).sum() / rows
        part.backward()                       # adds up over the chunks on purpose
        total += part.item()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad.zero_()                    # once per full pass
    if epoch % 150 == 0:
        print("pass", epoch, "mse", round(total, 4))

with torch.no_grad():
    fitted = net(table[:, :4])
observed = table[:, 4:]
print("R2", 1 - ((fitted - observed) ** 2).mean().item() / observed.var().item())
