import torch

# Mishandled bags per day at a hub: counts, so the rate goes through exp and the loss is Poisson's.


def simulate(days):
    transfer = torch.rand(days) * 20.0 + 5.0        # thousand transfer passengers
    connection = torch.rand(days) * 70 + 35         # mean connection, minutes
    storm = (torch.rand(days) < 0.2).float()
    rate = 4.0 * transfer * torch.exp(-connection / 60) * (1 + 1.2 * storm)
    return torch.stack((transfer, connection, storm), dim=1), rate, torch.poisson(rate)


def log_rate(p, x):
    return (torch.tanh(x @ p["w"] + p["b"]) @ p["v"]).squeeze(1) + p["c"]


def poisson_loss(z, counts):
    return (torch.exp(z) - counts * z).mean()


def fit(p, x, counts, lr, epochs):
    for epoch in range(epochs):
        loss = poisson_loss(log_rate(p, x), counts)
        grads = torch.autograd.grad(loss, list(p.values()))
        norm = torch.sqrt(sum((g ** 2).sum() for g in grads))
        shrink = min(1.0, 5.0 / float(norm))             # clip the first, violent steps
        with torch.no_grad():
            for q, g in zip(p.values(), grads):
                q -= lr * shrink * g
        if epoch % 500 == 0:
            print(f"{epoch:5d}  loss {loss.item():.4f}")


def main():
    torch.manual_seed(4)
    raw, rate, counts = simulate(900)
    x = (raw - raw.mean(dim=0)) / raw.std(dim=0)
    p = {
        "w": torch.randn(3, 12) / 3 ** 0.5,
        "b": torch.zeros(12),
        "v": torch.randn(12, 1) * 0.2,
        "c": counts.mean().log(),
    }
    for q in p.values():
        q.requires_grad_(True)
    fit(p, x, counts, lr=0.01, epochs=4000)
    expected = log_rate(p, x).exp().detach()
    print("mean deviation from the true rate:", (expected - rate).abs().mean().item())
    return expected


main()
