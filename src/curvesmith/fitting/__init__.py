"""The steps of ``NeuralRegressor.fit``, one file each, in the order in which they are taken.

``parameters`` checks the options, ``rows`` merges the data, ``targets`` scales them, ``starts``
runs the solver, ``doubts`` looks for what is wrong with the result; ``progress`` and ``page`` show.
"""
