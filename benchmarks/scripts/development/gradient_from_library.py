import numpy as np
import torch

# numpy holds the weights, torch is only asked for the gradients; Adam by hand in numpy
rng = np.random.default_rng(68)
weeks = rng.uniform(-1, 1, (300, 1))
pruned = rng.uniform(-1, 1, (300, 1))
roses = np.exp(-4 * (weeks - 0.2) ** 2) * (1 + 0.4 * pruned) + 0.2 * pruned
X = torch.tensor(np.hstack([weeks, pruned]))
Y = torch.tensor(roses)

theta = {"W": rng.normal(0, 1.5, (2, 25)), "b": rng.normal(0, 1, 25),
         "v": rng.normal(0, 0.2, (25, 1)), "c": np.zeros(1)}


def model(t):
    return torch.tanh(X @ t["W"] + t["b"]) @ t["v"] + t["c"]


m = {k: np.zeros_like(v) for k, v in theta.items()}
s = {k: np.zeros_like(v) for k, v in theta.items()}
for step in range(1, 1201):
    tensors = {k: torch.tensor(v, requires_grad=True) for k, v in theta.items()}
    loss = ((model(tensors) - Y) ** 2).mean()
    loss.backward()
    for k in theta:
        g = tensors[k].grad.numpy()
        m[k] = 0.9 * m[k] + 0.1 * g
        s[k] = 0.999 * s[k] + 0.001 * g ** 2
        m_hat, s_hat = m[k] / (1 - 0.9 ** step), s[k] / (1 - 0.999 ** step)
        theta[k] = theta[k] - 0.02 * m_hat / (np.sqrt(s_hat) + 1e-8)
    if step % 200 == 0:
        print(step, loss.item())
blossom = model({k: torch.tensor(v) for k, v in theta.items()})
