import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# distance correction of a laser range finder; about 2 % of the echoes are wild,
# hence SmoothL1Loss instead of MSE

torch.manual_seed(9)
raw = torch.rand(800, 1) * 2 - 1
reflect = torch.rand(800, 1) * 2 - 1
clean = 0.8 * torch.sin(2.5 * raw) + 0.4 * reflect * raw
measured = clean + 0.03 * torch.randn_like(clean)
wild = torch.rand(800, 1) < 0.02
measured[wild] += 3.0

features = torch.cat((raw, reflect), 1)
loader = DataLoader(TensorDataset(features, measured), batch_size=64, shuffle=True)

net = nn.Sequential(
    nn.Linear(2, 32),
    nn.ELU(),
    nn.Linear(32, 32),
    nn.ELU(),
    nn.Linear(32, 1),
)
loss_fn = nn.SmoothL1Loss(beta=0.1)
optimizer = torch.optim.Adam(net.parameters(), lr=4e-3)

for epoch in range(100):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_fn(net(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if epoch % 20 == 19:
        print(f"[{epoch + 1:3d}] {running / len(features):.5f}")

net.eval()
with torch.inference_mode():
    corrected = net(features)
good = ~wild
print("rms against the good echoes:", (corrected - measured)[good].square().mean().sqrt().item())
