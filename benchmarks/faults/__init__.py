"""Programs whose fault is known: does diagnosis find it, name it, cure it, leave others alone.

``tasks`` are functions to learn; ``programs`` are networks written by hand in the ways people write
them; ``hosts`` puts the two together so that they work. ``operators`` break them, ``lookalikes``
make them look broken; ``cases`` lists what comes of it. ``truth`` trains everything and says what
is broken; ``opinions`` asks Curvesmith and its rivals; ``scoring`` counts, ``report`` prints.
"""
