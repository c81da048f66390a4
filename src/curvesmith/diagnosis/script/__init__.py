"""Diagnosis of a script: the user's own file, run in a child process, named line by line.

`diagnose.diagnose_script` is the way in. What runs inside the child says so in its docstring.
"""
