import torch
torch.manual_seed(64)

# torch.func style
from torch.func import grad_and_value

t = torch.linspace(0, 1, 200)[:, None]
signal = torch.exp(-2 * t) * torch.cos(9 * t)


def mlp(params, t):
    h = 2 * t - 1
    for W, b in params[:-1]:
        h = torch.tanh(h @ W + b)
    W, b = params[-1]
    return h @ W + b


def loss(params, t, s):
    return (mlp(params, t) - s).pow(2).mean()


sizes = [1, 20, 20, 1]
params = [(torch.randn(i, o) * (2 / i) ** 0.5, torch.randn(o) * 0.5) for i, o in zip(sizes, sizes[1:])]
mom = [(torch.zeros_like(W), torch.zeros_like(b)) for W, b in params]

dloss = grad_and_value(loss)
try:
    for k in range(4000):
        g, value = dloss(params, t, signal)
        mom = [(0.9 * mW + gW, 0.9 * mb + gb) for (mW, mb), (gW, gb) in zip(mom, g)]
        params = [(W - 0.01 * mW, b - 0.01 * mb) for (W, b), (mW, mb) in zip(params, mom)]
        if k % 400 == 0:
            print(k, float(value))
except KeyboardInterrupt:
    print("stopped early")

curve = mlp(params, t)
