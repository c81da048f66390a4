import numpy as np

# my own tiny keras :)   adsorption isotherm: loading vs pressure and temperature


class Dense:
    def __init__(self, nin, nout):
        self.W = np.random.randn(nin, nout) * np.sqrt(1 / nin)
        self.b = np.zeros(nout)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.gW = self.x.T @ g
        self.gb = g.sum(0)
        return g @ self.W.T


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, g):
        return g * (1 - self.y ** 2)


class Model:
    def __init__(self):
        self.layers = []

    def add(self, layer):
        # only layers with weights need to be remembered
        if hasattr(layer, "W"):
            self.layers.append(layer)
        return self

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, lr, epochs):
        for epoch in range(epochs):
            out = self.predict(x)
            loss = ((out - y) ** 2).mean()
            g = 2 * (out - y) / y.size
            for layer in reversed(self.layers):
                g = layer.backward(g)
            for layer in self.layers:
                layer.W -= lr * layer.gW
                layer.b -= lr * layer.gb
            if epoch % 500 == 0:
                print(f"epoch {epoch:5d}  loss {loss:.5f}")


np.random.seed(0)
pressure = np.random.uniform(-1, 1, (300, 1))
temp = np.random.uniform(-1, 1, (300, 1))
loading = np.sin(2.5 * pressure) * (1 + 0.8 * temp) - temp ** 2
loading = loading + 0.03 * np.random.randn(300, 1)

x = np.hstack([pressure, temp])
model = Model()
model.add(Dense(2, 20)).add(Tanh()).add(Dense(20, 20)).add(Tanh()).add(Dense(20, 1))
model.fit(x, loading, lr=0.1, epochs=4000)
fit = model.predict(x)
print("max error", abs(fit - loading).max())
