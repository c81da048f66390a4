# Expected size of a motor claim. Claims are skewed, the spread grows with the mean:
# gamma deviance with a log link instead of squared error.
import torch

torch.manual_seed(64)
n = 900
age = 18 + 62 * torch.rand(n)
power = 40 + 160 * torch.rand(n)
value = 4 + 56 * torch.rand(n)                       # thousand euros
mean_claim = 900 * (1 + 1.8 * torch.exp(-(age - 18) / 9)) * (power / 90) ** 0.6 * (value / 20) ** 0.5
shape = 9.0
claims = mean_claim * torch.distributions.Gamma(shape, shape).sample((n,))

X = torch.stack([age, power, value], dim=1)
X = (X - X.mean(0)) / X.std(0)
unit = claims.mean()
y = claims / unit

h = 12
w1 = (torch.randn(3, h) / 3 ** 0.5).requires_grad_()
b1 = torch.zeros(h, requires_grad=True)
w2 = (torch.randn(h) * 0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
weights = [w1, b1, w2, b2]
m = [torch.zeros_like(p) for p in weights]
v = [torch.zeros_like(p) for p in weights]


def linear_predictor(X):
    return torch.tanh(X @ w1 + b1) @ w2 + b2


def gamma_deviance(eta, y):
    # 2 * (y / mu - 1 - log(y / mu)) with mu = exp(eta)
    return 2 * (y * torch.exp(-eta) - 1 - torch.log(y) + eta).mean()


lr = 0.008
for t in range(1, 2001):
    loss = gamma_deviance(linear_predictor(X), y)
    grads = torch.autograd.grad(loss, weights)
    with torch.no_grad():
        for p, g, mi, vi in zip(weights, grads, m, v):
            mi.mul_(0.9).add_(g, alpha=0.1)
            vi.mul_(0.999).addcmul_(g, g, value=0.001)
            p -= lr * (mi / (1 - 0.9 ** t)) / ((vi / (1 - 0.999 ** t)).sqrt() + 1e-8)
    if t % 400 == 0:
        print(t, loss.item())

with torch.no_grad():
    premium = unit * torch.exp(linear_predictor(X))
print("total claims ", claims.sum().item())
print("total premium", premium.sum().item())
