# Prevoir le salaire annuel d'apres l'anciennete et le niveau d'etudes
import torch

torch.manual_seed(4)
n = 350
anciennete = torch.rand(n, 1) * 30
etudes = torch.randint(0, 6, (n, 1)).float()
salaire = 24000 + 5000 * torch.sqrt(anciennete) + 3500 * etudes + 90 * etudes * anciennete
salaire += 1500 * torch.randn(n, 1)

x = torch.cat([anciennete / 15 - 1, etudes / 2.5 - 1], dim=1)

cachees = 20
w1 = torch.randn(2, cachees, requires_grad=True)
b1 = torch.zeros(cachees, requires_grad=True)
w2 = (torch.randn(cachees, 1) * 0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
poids = [w1, b1, w2, b2]

taux = 0.01
for it in range(2000):
    h = torch.tanh(x @ w1 + b1)
    prevu = h @ w2 + b2
    erreur = ((prevu - salaire) ** 2).mean()
    erreur.backward()
    # sans cette limite tout devient nan
    torch.nn.utils.clip_grad_norm_(poids, 1.0)
    with torch.no_grad():
        for p in poids:
            p -= taux * p.grad
            p.grad = None
    if it % 200 == 0:
        print(it, "erreur", float(erreur) ** 0.5)

print("salaire prevu", prevu[:4, 0].tolist(), "au lieu de", salaire[:4, 0].tolist())
