# Dry mass of maize seedlings (milligrams to tens of grams) from height, stem and leaf number.
import numpy as np
from sklearn.compose import TransformedTargetRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

np.random.seed(27)

plants = 500
day = np.random.uniform(4, 40, plants)
height = 3.0 * day**1.1 * np.exp(0.10 * np.random.randn(plants))  # cm
stem = 0.9 + 0.35 * day * np.exp(0.10 * np.random.randn(plants))  # mm
leaves = 1 + np.floor(day / 4)
mass = 2e-4 * height**1.5 * stem**1.1 * leaves**0.5 * np.exp(0.12 * np.random.randn(plants))

X = np.column_stack([height, stem, leaves])
print("lightest %.4f g, heaviest %.1f g" % (mass.min(), mass.max()))

# allometry is a matter of ratios: logarithms on both sides
regressor = make_pipeline(
    FunctionTransformer(np.log),
    StandardScaler(),
    MLPRegressor(
        hidden_layer_sizes=(16,),
        activation="tanh",
        alpha=1e-3,
        learning_rate_init=0.01,
        max_iter=300,
        tol=1e-5,
        random_state=0,
    ),
)
model = TransformedTargetRegressor(regressor, func=np.log, inverse_func=np.exp)
model.fit(X, mass)

weighed = np.log(mass)
guessed = np.log(model.predict(X))
print("typical error: %.0f %%" % (100 * np.std(guessed - weighed)))
print("R2 of the logarithm:", 1 - np.var(guessed - weighed) / np.var(weighed))
