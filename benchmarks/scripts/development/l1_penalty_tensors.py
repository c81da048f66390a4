import torch

torch.manual_seed(40)
dtype = torch.float64

# glucose uptake vs (insulin, exercise, fat) -- 3 inputs, sparse weights wanted so I use an L1 penalty
N, H = 300, 30
Z = torch.rand(N, 3, dtype=dtype) * 2 - 1
uptake = (torch.sigmoid(4 * Z[:, 0]) + 0.4 * Z[:, 1] ** 2 - 0.2 * Z[:, 2]).unsqueeze(-1)
uptake = uptake + 0.03 * torch.randn(N, 1, dtype=dtype)

Win = (torch.randn(3, H, dtype=dtype) / 3 ** 0.5).requires_grad_(True)
bin_ = torch.zeros(H, dtype=dtype, requires_grad=True)
Wout = (torch.randn(H, 1, dtype=dtype) / H ** 0.5).requires_grad_(True)
bout = torch.zeros(1, dtype=dtype, requires_grad=True)
lam = 0.05

opt = torch.optim.RMSprop([Win, bin_, Wout, bout], lr=2e-3)
for it in range(2500):
    pred = torch.tanh(Z @ Win + bin_) @ Wout + bout
    mse = (pred - uptake).square().mean()
    l1 = Win.abs().sum() + Wout.abs().sum()
    objective = mse + lam * l1
    opt.zero_grad()
    objective.backward()
    opt.step()
    if it % 250 == 0:
        print(f"{it:5d} mse={mse.item():.4f} l1={l1.item():.2f} nonzero={(Wout.abs() > 1e-2).sum().item()}")

pred = torch.tanh(Z @ Win + bin_) @ Wout + bout
print("explained variance:", 1 - ((pred - uptake).var() / uptake.var()).item())
