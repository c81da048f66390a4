import torch

torch.manual_seed(29)

# chemical reactor: yield from 4 settings, mild dropout and weight decay
n = 500
settings = torch.rand(n, 4) * 2 - 1
result = (settings[:, 0] ** 2 + torch.sin(2 * settings[:, 1]) + settings[:, 2] * settings[:, 3]).unsqueeze(1)
result = result + 0.1 * torch.randn(n, 1)
mean, std = result.mean(), result.std()

net = torch.nn.Sequential(
    torch.nn.Linear(4, 64),
    torch.nn.SiLU(),
    torch.nn.Dropout(0.02),
    torch.nn.Linear(64, 64),
    torch.nn.SiLU(),
    torch.nn.Linear(64, 1),
)
opt = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=1e-3)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=300, gamma=0.3)

target = (result - mean) / std
for epoch in range(900):
    net.train()
    opt.zero_grad()
    loss = torch.nn.functional.smooth_l1_loss(net(settings), target)
    loss.backward()
    opt.step()
    sched.step()
    if epoch % 150 == 0:
        print(epoch, loss.item(), sched.get_last_lr())

net.eval()
predicted_yield = net(settings).detach() * std + mean
print("rmse", ((predicted_yield - result) ** 2).mean().sqrt().item())
