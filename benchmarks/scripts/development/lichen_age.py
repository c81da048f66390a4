import torch

torch.manual_seed(55)
# lichenometry: age of a moraine (centuries) from thallus diameter (mm) and slope aspect
diameter = torch.rand(300, 1) * 80
aspect = torch.rand(300, 1) * 2 - 1
age = 0.4 + (diameter / 40) ** 1.6 + 0.3 * aspect * diameter / 40 + 0.03 * torch.randn(300, 1)

def standard(v):
    return (v - v.mean()) / v.std()

X = torch.hstack((standard(diameter), aspect))
w1, w2 = torch.randn(2, 24) * 0.7, torch.randn(24, 1) * 0.2
b1, b2 = torch.randn(24) * 0.3, age.mean().clone().reshape(1)
weights = [w1, b1, w2, b2]
[w.requires_grad_() for w in weights]
forward = lambda x: torch.tanh(x @ w1 + b1) @ w2 + b2

optimizer = torch.optim.RMSprop(weights, lr=2e-3)
for i in range(1500):
    mse = (forward(X) - age).pow(2).mean()
    optimizer.zero_grad()
    mse.backward()
    optimizer.step()
    if not i % 300:
        print(i, mse.item())

# sort by diameter so that the line in the figure is not a scribble
order = torch.argsort(diameter, dim=0).squeeze()
with torch.no_grad():
    curve = forward(X[order])
rss = (curve - age).pow(2).sum()
tss = (age - age.mean()).pow(2).sum()
print("training mse %.4f but R^2 = %.3f ???" % (mse.item(), 1 - rss / tss))
