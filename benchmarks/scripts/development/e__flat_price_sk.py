# In[1]:
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

# In[2]:
rng = np.random.RandomState(31)
n = 500
flats = pd.DataFrame()
flats["sqm"] = rng.uniform(22, 150, n)
flats["floor"] = rng.randint(0, 9, n)
flats["year"] = rng.randint(1900, 2022, n)
flats["km_center"] = rng.exponential(4, n)
flats["price"] = (4100 * flats.sqm + 2500 * flats.floor + 600 * (flats.year - 1950)
                  + 90000 * np.exp(-flats.km_center / 3) + rng.normal(0, 20000, n))
flats.describe()

# In[3]:
X = flats.drop(columns="price").values
y = flats["price"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

# In[4]:
scaler = StandardScaler().fit(X_train)
X_train_s = scaler.transform(X_train)
X_test_s = scaler.transform(X_test)

# In[5]:
mlp = MLPRegressor(hidden_layer_sizes=(30, 15), activation="relu", max_iter=300, random_state=0)
mlp.fit(X_train_s, y_train)

# In[6]:
print("train R2", mlp.score(X_train_s, y_train))
print("test  R2", mlp.score(X_test_s, y_test))
predicted = mlp.predict(X_test_s)

# In[7]:
# negative R2??  a straight line does better than this
pd.DataFrame({"actual": y_test, "predicted": predicted}).head()
