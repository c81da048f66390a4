import torch

# why does the loss explode? 3 layers by hand, autograd for the gradient
torch.manual_seed(55)
points = torch.rand(200, 2) * 2 - 1
values = torch.sin(2 * points[:, :1] + points[:, 1:]) + points[:, 1:] ** 2

dims = [2, 20, 20, 1]
Ws = [torch.randn(i, o) * (1.5 / i) ** 0.5 for i, o in zip(dims, dims[1:])]
bs = [torch.zeros(o) for o in dims[1:]]
for t in Ws + bs:
    t.requires_grad = True


def f(x):
    for W, b in zip(Ws[:-1], bs[:-1]):
        x = torch.tanh(x @ W + b)
    return x @ Ws[-1] + bs[-1]


alpha = 1.5
for step in range(2000):
    err = f(points) - values
    loss = (err ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for t in Ws + bs:
            t -= alpha * t.grad
    if step % 200 == 0:
        print(step, loss.item())

surface = f(points).detach()
print(surface[:5].view(-1), values[:5].view(-1))
