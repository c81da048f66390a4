# Clepsidra: altura del agua en funcion del tiempo (Torricelli) con una red pequena
# La tasa de aprendizaje baja con las iteraciones
import numpy as np

np.random.seed(0)

tiempo = np.linspace(0, 30, 90)                 # minutos
altura = 40 * (1 - tiempo / 32) ** 2            # cm
altura = altura + 0.3 * np.random.randn(len(tiempo))

# normalizar
tm, ts = tiempo.mean(), tiempo.std()
am, as_ = altura.mean(), altura.std()
X = ((tiempo - tm) / ts).reshape(-1, 1)
Y = ((altura - am) / as_).reshape(-1, 1)

neuronas = 10
pesos_1 = np.random.randn(1, neuronas)
sesgo_1 = np.random.randn(1, neuronas)
pesos_2 = np.random.randn(neuronas, 1) * 0.3
sesgo_2 = np.zeros((1, 1))

tasa_inicial = 0.08
for it in range(4000):
    tasa = tasa_inicial / (1 + 0.001 * it)
    oculta = np.tanh(X.dot(pesos_1) + sesgo_1)
    salida = oculta.dot(pesos_2) + sesgo_2
    error = salida - Y
    ecm = np.mean(error ** 2)

    d_salida = 2 * error / X.shape[0]
    d_oculta = d_salida.dot(pesos_2.T) * (1 - oculta ** 2)
    pesos_2 = pesos_2 - tasa * oculta.T.dot(d_salida)
    sesgo_2 = sesgo_2 - tasa * d_salida.sum(axis=0, keepdims=True)
    pesos_1 = pesos_1 - tasa * X.T.dot(d_oculta)
    sesgo_1 = sesgo_1 - tasa * d_oculta.sum(axis=0, keepdims=True)

    if it % 400 == 0:
        print(f"iter {it:5d}  tasa {tasa:.4f}  ECM {ecm:.6f}")

prediccion = salida.ravel() * as_ + am
print("error maximo (cm):", np.abs(prediccion - altura).max())
