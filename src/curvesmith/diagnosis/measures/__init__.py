"""Measurements of a network that is examined: functions of arrays and callables, each alone."""
