# Seminararbeit Tourismusoekonomie: Auslastung eines Hotels
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

np.random.seed(77)
n_obs = 350
rate_eur = np.random.uniform(60, 240, n_obs)       # room rate
month = np.random.randint(1, 13, n_obs)
ad_budget = np.random.uniform(0, 5000, n_obs)

occupancy = (
    70
    - 0.22 * (rate_eur - 150)
    + 12 * np.cos((month - 7) / 12 * 2 * np.pi)
    + 6 * np.tanh(ad_budget / 1500)
    + np.random.normal(0, 1.5, n_obs)
)

features = np.column_stack([rate_eur, month, ad_budget])
feat_train, feat_test, occ_train, occ_test = train_test_split(
    features, occupancy, test_size=0.3, random_state=3
)

scaler = StandardScaler()
feat_train = scaler.fit_transform(feat_train)

model = MLPRegressor(
    hidden_layer_sizes=(30,),
    activation="tanh",
    solver="lbfgs",
    alpha=0.01,
    max_iter=600,
    random_state=3,
)
model.fit(feat_train, occ_train)
print("R2 in sample     %.3f" % model.score(feat_train, occ_train))

forecast = model.predict(feat_test)
ss_res = np.sum((occ_test - forecast) ** 2)
ss_tot = np.sum((occ_test - occ_test.mean()) ** 2)
print("R2 out of sample %.3f" % (1 - ss_res / ss_tot))
