import numpy as np
import matplotlib.pyplot as plt


class PumpNet:
    def __init__(self, hidden=12, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.weights_hidden = np.random.randn(1, hidden) * 2
        self.weights_output = np.random.randn(hidden, 1) * 0.3

    def forward(self, q):
        self.hidden = np.tanh(np.dot(q, self.weights_hidden))
        return np.dot(self.hidden, self.weights_output)

    def train(self, q, eta, epochs=5000):
        self.losses = []
        for epoch in range(epochs):
            prediction = self.forward(q)
            error = prediction - eta
            self.losses.append(np.mean(error ** 2))

            grad_output = 2 * np.dot(self.hidden.T, error) / len(q)
            back = np.dot(error, self.weight_output.T) * (1 - self.hidden ** 2)
            grad_hidden = 2 * np.dot(q.T, back) / len(q)

            self.weights_output -= self.learning_rate * grad_output
            self.weights_hidden -= self.learning_rate * grad_hidden
            if epoch % 500 == 0:
                print("epoch", epoch, "loss", self.losses[-1])


if __name__ == "__main__":
    np.random.seed(2)
    # efficiency of the pump against the flow in m3/h (acceptance test)
    flow = np.linspace(0, 60, 70).reshape(-1, 1)
    efficiency = 0.82 - 0.82 * ((flow - 36) / 36) ** 2 + 0.01 * np.random.randn(70, 1)

    q = (flow - 30) / 17.5
    eta = efficiency
    net = PumpNet()
    net.train(q, eta)
    curve = net.forward(q)
    plt.plot(flow, efficiency, "x", label="test")
    plt.plot(flow, curve, label="network")
    plt.legend()
    plt.show()
    print("best flow:", flow[np.argmax(curve)][0])
