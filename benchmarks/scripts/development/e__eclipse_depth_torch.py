# primary eclipse of an Algol type binary, my own DSLR photometry: phase -> magnitude
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(4)
np.random.seed(4)
phase = np.random.uniform(-0.25, 0.25, 220).astype(np.float32)
mag = 2.12 + 1.25 * np.exp(-(phase / 0.05) ** 2)
mag = (mag + np.random.normal(0, 0.02, 220)).astype(np.float32)

device = "cuda" if torch.cuda.is_available() else "cpu"
ph = torch.from_numpy(phase / phase.std()).unsqueeze(1).to(device)
mg = torch.from_numpy(mag - mag.mean()).unsqueeze(1).to(device)

net = nn.Sequential(
    nn.Linear(1, 40), nn.Tanh(),
    nn.Linear(40, 40), nn.Tanh(),
    nn.Linear(40, 1),
).to(device)
opt = torch.optim.Adam(net.parameters(), lr=3e-3, weight_decay=1e-6)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=500, gamma=0.5)
mse = nn.MSELoss(reduction="sum")

for epoch in range(1500):
    opt.zero_grad()
    out = net(ph)
    loss = mse(out, mg)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    opt.step()
    sched.step()
    if epoch % 150 == 0:
        print(epoch, loss.item())

net.eval()
with torch.no_grad():
    out = net(ph)
print("rms [mag]: %.4f" % torch.sqrt(torch.mean((out - mg) ** 2)).item())
