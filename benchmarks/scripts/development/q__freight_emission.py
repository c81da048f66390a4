"""CO2 of a freight leg (log kg), small batches, the averaged weights are the ones we use."""
import numpy as np
import torch


def legs(rng, n):
    tonnes = np.exp(rng.uniform(np.log(0.2), np.log(28), n))
    km = np.exp(rng.uniform(np.log(15), np.log(2500), n))
    slope = rng.uniform(0, 2.5, n)
    litres = km / 100 * (9 + 5.5 * np.sqrt(tonnes) + 1.8 * slope * np.log1p(tonnes))
    return np.column_stack([tonnes, km, slope]), 2.64 * litres


def evaluate(params, x):
    w1, b1, w2, b2, w3, b3 = params
    h = torch.relu(x @ w1 + b1)
    h = torch.relu(h @ w2 + b2)
    return h @ w3 + b3


def start(sizes):
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((torch.randn(n_in, n_out) * (2 / n_in) ** 0.5).requires_grad_())
        params.append((torch.randn(n_out) * 0.1).requires_grad_())
    return params


def train(x, y, epochs=60, batch=40, lr=0.03, keep=0.99):
    params = start([3, 24, 24, 1])
    average = [p.detach().clone() for p in params]
    for epoch in range(epochs):
        order = torch.randperm(len(x))
        for part in order.split(batch):
            loss = torch.mean((evaluate(params, x[part]) - y[part]) ** 2)
            grads = torch.autograd.grad(loss, params)
            with torch.no_grad():
                for p, a, g in zip(params, average, grads):
                    p -= lr * g
                    a.mul_(keep).add_((1 - keep) * p)
        if epoch % 10 == 0:
            full = torch.mean((evaluate(average, x) - y) ** 2)
            print(f"epoch {epoch:2d}  averaged weights: {full.item():.5f}")
    return average


def main():
    torch.manual_seed(2)
    rng = np.random.default_rng(2)
    raw, kg = legs(rng, 1200)
    log_kg = np.log(kg) + rng.normal(0, 0.1, len(kg))
    raw[:, :2] = np.log(raw[:, :2])
    x = torch.tensor((raw - raw.mean(0)) / raw.std(0), dtype=torch.float32)
    y = torch.tensor((log_kg - log_kg.mean()) / log_kg.std(), dtype=torch.float32)[:, None]
    params = train(x, y)
    estimate = evaluate(params, x)[:, 0].numpy() * log_kg.std() + log_kg.mean()
    print("typical factor:", np.exp(np.std(estimate - log_kg)))


if __name__ == "__main__":
    main()
