# Etalonnage d'un debitmetre : tension (V) et temperature -> debit (l/min)
# Descente de gradient "a la main" avec autograd
import torch

torch.manual_seed(75)

nb = 300
tension = 0.5 + 4 * torch.rand(nb, 1)
temp = 10 + 40 * torch.rand(nb, 1)
debit = 1.8 * (tension - 0.4) ** 1.7 * (1 + 0.01 * (temp - 20)) + 0.8 * torch.sin(3 * tension)

entree = torch.hstack([(tension - 2.5) / 1.15, (temp - 30) / 11.5])
cible = (debit - debit.mean()) / debit.std()

caches = 25
poids1 = torch.randn(2, caches, requires_grad=True)
biais1 = torch.randn(caches, requires_grad=True)
poids2 = torch.randn(caches, 1, requires_grad=True)
biais2 = torch.zeros(1, requires_grad=True)
parametres = [poids1, biais1, poids2, biais2]

pas = 0.01
for iteration in range(3000):
    sortie = torch.tanh(entree @ poids1 + biais1) @ poids2 + biais2
    perte = torch.sum((sortie - cible) ** 2)
    perte.backward()
    for p in parametres:
        p -= pas * p.grad
    if iteration % 300 == 0:
        print(iteration, perte.item())

ecart = (sortie - cible).detach() * debit.std()
print("ecart max :", ecart.abs().max().item(), "l/min")
