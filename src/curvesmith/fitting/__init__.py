"""The steps of ``NeuralRegressor.fit``, one file each, in the order in which they are taken.

``parameters`` checks the options, ``rows`` merges the data, ``targets`` scales them, ``starts``
runs the solver, ``doubts`` and ``troubles`` look for what is wrong with data and result;
``progress`` and ``page`` show.
"""
