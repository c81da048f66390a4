"""Glide of ski wax vs. snow temperature and humidity; autograd.Function of my own."""
import torch


class SmoothStep(torch.autograd.Function):
    """x / sqrt(1 + x^2)"""

    @staticmethod
    def forward(ctx, x):
        root = torch.sqrt(1 + x * x)
        ctx.save_for_backward(root)
        return x / root

    @staticmethod
    def backward(ctx, up):
        (root,) = ctx.saved_tensors
        return up / root ** 3


def closure_maker(optimizer, model, x, y):
    def closure():
        optimizer.zero_grad()
        loss = (model(x) - y).square().mean()
        loss.backward()
        return loss
    return closure


torch.manual_seed(1)
snow = torch.rand(260, 1) * -18
humid = torch.rand(260, 1) * 60 + 30
glide = 10 + 3 * torch.exp(-((snow + 6) / 4) ** 2) - 0.03 * (humid - 60) + 0.1 * torch.randn(260, 1)
x = torch.cat([(snow + 9) / 5.2, (humid - 60) / 17.3], 1)
mid, half = glide.mean(), glide.std()
y = (glide - mid) / half

shapes = [(2, 14), (14,), (14, 1), (1,)]
weights = [torch.randn(s) * (0.8 if len(s) == 2 else 0.3) for s in shapes]
for w in weights:
    w.requires_grad = True


def model(x):
    a, b, c, d = weights
    return SmoothStep.apply(x @ a + b) @ c + d


lbfgs = torch.optim.LBFGS(weights, lr=0.8, history_size=20, max_iter=10, line_search_fn="strong_wolfe")
closure = closure_maker(lbfgs, model, x, y)
for outer in range(25):
    value = lbfgs.step(closure)
    if outer % 5 == 0:
        print(outer, value.item())

with torch.no_grad():
    glide_fit = mid + half * model(x)
