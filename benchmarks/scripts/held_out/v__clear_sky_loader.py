import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset

rs = np.random.RandomState(3)


def make_days(n):
    """Global irradiance under broken cloud: zenith, turbidity, cloud cover -> W/m2."""
    cosz = rs.uniform(0.1, 1.0, n)
    turbidity = rs.uniform(2, 6, n)
    cloud = rs.beta(1.2, 1.5, n)
    clear = 1098 * cosz * np.exp(-0.057 * turbidity / (2 * cosz))
    ghi = clear * (1 - 0.72 * cloud ** 2.5) + rs.normal(0, 30, n)
    return np.stack([cosz, turbidity, cloud], 1).astype("float32"), ghi.astype("float32")


x_train, g_train = make_days(2000)
x_test, g_test = make_days(600)
shift, scale = x_train.mean(0), x_train.std(0)
to_net = lambda x: torch.from_numpy((x - shift) / scale)

loader = DataLoader(TensorDataset(to_net(x_train), torch.from_numpy(g_train[:, None] / 300.0)),
                    batch_size=100, shuffle=True)
model = torch.nn.Sequential(
    torch.nn.Linear(3, 32), torch.nn.ReLU(),
    torch.nn.Linear(32, 32), torch.nn.ReLU(),
    torch.nn.Linear(32, 1),
)
epochs = 40
opt = torch.optim.Adam(model.parameters())
schedule = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.01, total_steps=epochs * len(loader))
loss_fn = torch.nn.SmoothL1Loss()

for epoch in range(epochs):
    model.train()
    running = 0.0
    for xb, gb in loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), gb)
        loss.backward()
        opt.step()
        schedule.step()
        running += loss.item() * len(xb)
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: {running / len(x_train):.5f}")

model.eval()
with torch.no_grad():
    forecast = model(to_net(x_test)).numpy()[:, 0] * 300.0
print("test rmse W/m2:", np.sqrt(np.mean((forecast - g_test) ** 2)))
