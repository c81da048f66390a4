"""Atmospheric extinction over our telescope: zenith distance and wavelength to magnitudes lost."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

EPOCHS = 70


def observations(count=720):
    zenith = torch.rand(count) * 70                       # degrees
    wavelength = 350 + torch.rand(count) * 550            # nm
    coefficient = 0.11 + 0.24 * (wavelength / 450) ** -4
    lost = coefficient / torch.cos(torch.deg2rad(zenith)) + 0.03 * torch.randn(count)
    return zenith, wavelength, lost


def build():
    return nn.Sequential(
        nn.Linear(2, 40),
        nn.GELU(),
        nn.Linear(40, 40),
        nn.GELU(),
        nn.Linear(40, 1),
    )


if __name__ == "__main__":
    torch.manual_seed(5)
    zenith, wavelength, lost = observations()
    features = torch.stack([zenith, wavelength], dim=-1)
    features = (features - features.mean(dim=0)) / features.std(dim=0)
    scaled = (lost - lost.mean()) / lost.std()

    nights = TensorDataset(features, scaled[:, None])
    loader = DataLoader(nights, batch_size=60, shuffle=True)
    model = build()
    optimizer = torch.optim.Adam(model.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.01, epochs=EPOCHS, steps_per_epoch=len(loader))
    mse = nn.MSELoss()

    for epoch in range(EPOCHS):
        total = 0.0
        for batch, truth in loader:
            loss = mse(model(batch), truth)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        if epoch % 10 == 9:
            rate = schedule.get_last_lr()[0]
            print(f"epoch {epoch + 1}  loss {total / len(loader):.4f}  rate {rate:.1e}")

    model.eval()
    with torch.inference_mode():
        computed = model(features)[:, 0] * lost.std() + lost.mean()
    print("rms", (computed - lost).square().mean().sqrt().item(), "mag")
