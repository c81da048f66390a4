# Global radiation from sun height, cloud cover and turbidity, for the station's plausibility check.
# The weights that are used in the end are a running average of those that are trained.
import copy
import torch
import torch.nn as nn

torch.manual_seed(1361)
n = 800
sun = torch.rand(n) * 65 + 2                 # degrees above the horizon
cloud = torch.rand(n)                        # 0 clear, 1 overcast
haze = torch.rand(n)
sin_h = torch.sin(torch.deg2rad(sun))
radiation = 1100 * sin_h ** 1.15 * (1 - 0.72 * cloud ** 3) * (1 - 0.15 * haze)
radiation = radiation + 20 * torch.randn(n)  # W/m2

X = torch.stack([(sin_h - 0.5) / 0.28, cloud * 3.4 - 1.7, haze * 3.4 - 1.7], dim=1)
Y = (radiation / 400 - 1).unsqueeze(1)

net = nn.Sequential(nn.Linear(3, 32), nn.GELU(), nn.Linear(32, 32), nn.GELU(), nn.Linear(32, 1))
shadow = copy.deepcopy(net)
for p in shadow.parameters():
    p.requires_grad_(False)

EPOCHS, BATCH, KEEP = 120, 80, 0.99
optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-4)
scheduler = torch.optim.lr_scheduler.OneCycleLR(
    optimizer, max_lr=0.01, epochs=EPOCHS, steps_per_epoch=n // BATCH
)
loss_fn = nn.MSELoss()

for epoch in range(EPOCHS):
    for rows in torch.randperm(n).split(BATCH):
        optimizer.zero_grad()
        loss = loss_fn(net(X[rows]), Y[rows])
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        with torch.no_grad():
            for slow, fast in zip(shadow.parameters(), net.parameters()):
                slow.mul_(KEEP).add_(fast, alpha=1 - KEEP)
    if epoch % 20 == 0:
        print(epoch, loss.item(), scheduler.get_last_lr()[0])

watts = (shadow(X)[:, 0] + 1) * 400
print("rms deviation in W/m2:", torch.sqrt(torch.mean((watts - radiation) ** 2)).item())
