"""
A first fit: from a thermistor's resistance to its temperature
==============================================================

A thermistor was put into a bath of known temperature eighty times and its resistance read.
What you will see: the calibration curve that turns a resistance into a temperature, fitted
without choosing a network, a scaling or a learning rate, and how far it is off.
"""

from pathlib import Path

import numpy as np

from curvesmith import NeuralRegressor
from curvesmith.plots import FitDisplay

# %%
# The readings: a thermistor of 10 kΩ at 25 °C, the bath known to half a degree.
rng = np.random.default_rng(0)
temperature = rng.uniform(-20, 120, 80)
resistance = 10 * np.exp(3950 * (1 / (temperature + 273.15) - 1 / 298.15))
X, y = resistance[:, np.newaxis], temperature + 0.5 * rng.standard_normal(80)

# %%
# The fit. Everything that is not given is chosen by the data, and said in the record.
model = NeuralRegressor(random_state=0).fit(X, y)
print(model.record_)

# %%
# The curve over the readings; the zoom shows where it bends most.
display = FitDisplay.from_estimator(
    model, X, y, feature_name="resistance [kΩ]", target_name="temperature [°C]"
).plot()
picture = Path(__file__).parents[1] / "docs" / "images" / "first_fit.png"
display.figure_.savefig(picture, dpi=160)

# %%
# Against the true curve the calibration is closer than a single reading of the bath.
new = np.linspace(-15, 115, 500)
exact = 10 * np.exp(3950 * (1 / (new + 273.15) - 1 / 298.15))
error = model.predict(exact[:, np.newaxis]) - new
print(f"root mean square error between -15 and 115 °C: {np.sqrt(np.mean(error**2)):.2f} °C")
