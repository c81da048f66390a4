# Hausaufgabe 6: Kaufpreise mit scikit-learn
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.metrics import mean_absolute_error, r2_score

rng = np.random.RandomState(4)
n = 500
flaeche = rng.uniform(30, 160, n)
baujahr = rng.randint(1900, 2022, n)
entfernung = rng.uniform(0, 25, n)
preis = (flaeche * (6200 - 120 * entfernung)
         * (0.8 + 0.4 * (np.abs(baujahr - 1960) / 60) ** 1.5)
         + rng.normal(0, 15000, n))

X = np.stack([flaeche, baujahr, entfernung], axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, preis, test_size=0.2, random_state=42)

# Eingaben auf 0..1
scaler = MinMaxScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)

model = MLPRegressor(
    hidden_layer_sizes=(64, 32),
    activation='relu',
    solver='adam',
    max_iter=200,
    random_state=42,
)
model.fit(X_train, y_train)

vorhersage = model.predict(X_test)
print('MAE:', mean_absolute_error(y_test, vorhersage))
print('R2 Training:', r2_score(y_train, model.predict(X_train)))
print('R2 Test:', r2_score(y_test, vorhersage))
for wahr, geschaetzt in list(zip(y_test, vorhersage))[:5]:
    print(f'{wahr:12.0f} {geschaetzt:12.0f}')
