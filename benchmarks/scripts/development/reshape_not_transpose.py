import numpy as np

# sound level at (angle, distance) of a loudspeaker. Why is R2 zero? with sklearn it's zero as well!!
np.random.seed(71)
NUM = 320
ANGLE = np.random.uniform(-1, 1, NUM)
DISTANCE = np.random.uniform(-1, 1, NUM)
LEVEL = np.cos(2.2 * ANGLE) - 0.7 * np.log(DISTANCE + 1.5)
FEATURES = np.array([ANGLE, DISTANCE]).reshape(NUM, 2)
LEVEL = LEVEL.reshape(NUM, 1)

HIDDEN = 20
WEIGHTS = {'ih': np.random.randn(2, HIDDEN), 'ho': np.random.randn(HIDDEN, 1) / HIDDEN ** 0.5}
OFFSETS = {'h': np.random.randn(HIDDEN) * 0.3, 'o': np.zeros(1)}
SPEED = 0.1


def FORWARD(INPUT):
    HID = np.tanh(INPUT @ WEIGHTS['ih'] + OFFSETS['h'])
    return HID, HID @ WEIGHTS['ho'] + OFFSETS['o']


for ROUND in range(5000):
    HID, OUT = FORWARD(FEATURES)
    D_OUT = (OUT - LEVEL) * 2 / NUM
    D_HID = D_OUT @ WEIGHTS['ho'].T * (1 - HID ** 2)
    WEIGHTS['ho'] -= SPEED * HID.T @ D_OUT
    OFFSETS['o'] -= SPEED * D_OUT.sum(0)
    WEIGHTS['ih'] -= SPEED * FEATURES.T @ D_HID
    OFFSETS['h'] -= SPEED * D_HID.sum(0)
    if ROUND % 500 == 0:
        print(ROUND, 'R2 = %.3f' % (1 - np.mean((OUT - LEVEL) ** 2) / LEVEL.var()))

FITTED = FORWARD(FEATURES)[1]
