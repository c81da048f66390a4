import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

# Regression of wine quality (standardised, so from about -2 to 2) on acidity, sugar, alcohol
torch.manual_seed(5)
X = torch.randn(480, 3)
acid, sugar, alcohol = X.unbind(1)
quality = torch.tanh(alcohol) - 0.5 * acid ** 2 + 0.4 * sugar * acid + 0.05 * torch.randn(480)
quality = ((quality - quality.mean()) / quality.std()).unsqueeze(1)

loader = DataLoader(TensorDataset(X, quality), batch_size=60, shuffle=True)

model = nn.Sequential(
    nn.Linear(3, 32),
    nn.Tanh(),
    nn.Linear(32, 32),
    nn.Tanh(),
    nn.Linear(32, 1),
)
# taken over from my classifier, there it worked great
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)

for epoch in range(60):
    epoch_loss = 0.0
    for inputs, labels in loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * len(inputs)
    if epoch % 10 == 0:
        print("Epoch", epoch, "loss", epoch_loss / len(X))   # negative?!

model.eval()
with torch.no_grad():
    wine = model(X)
print("MAE:", (wine - quality).abs().mean().item())
