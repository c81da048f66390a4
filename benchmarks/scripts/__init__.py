"""Training scripts as people write them: is it told what is wrong with them, where, and how cured.

``development`` and ``held_out`` hold the scripts, ``development.toml`` and ``held_out.toml`` their
``labels``; ``truth`` runs them and their repaired twins, and measures that the labels are right.
A held-out script that somebody looked at while mending the diagnosis belongs to development.
``opinions`` asks `curvesmith diagnose`, ``scoring`` counts, ``report`` prints.
"""
