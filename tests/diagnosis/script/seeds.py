"""The founding texts as a user would paste them, read from where they lie."""

import re

# Where the one line of the square's class breaks into statements.
_BREAKS = re.compile(
    r" (?=(?:class|def|for|if|return|pass)\b|else:|#|plt\.|output = |pre_activation_\w+ = |"
    r"w_\w+_old = |predictions(?: =|\.)|loss = |"
    r"self\.\w+(?:\[[^\]]*\])? = |self\.(?:backprop|weight_up|Losses\.app))"
)
# Depth of the statements behind some of them.
_DEPTHS = {"for layer": 3, "else:": 3, "if self": 3, "for _": 3, "for instance": 4, "for i ": 3}
_OWN_DEPTH = {"else:": 2, "output =": 2, "predictions =": 2, "plt.": 2}


def square(text: str) -> str:
    """Return the class that a web page has joined into one line, with its blocks restored."""
    start, end = text.index("class Neural_Net"), text.index("Neural_Net('linear'")
    lines, depth = ["import numpy as np", "import matplotlib.pyplot as plt"], 0
    for piece in _BREAKS.split(text[start:end].replace('""" """', "")):
        is_head = piece.startswith(("class", "def ", "for ", "if ", "else"))
        if piece.startswith("#") or (is_head and ":" not in piece):
            continue
        own = {"class": 0, "def ": 1}
        for begin, number in (own | _OWN_DEPTH).items():
            depth = number if piece.startswith(begin) else depth
        lines.append("    " * depth + piece.strip())
        depth = 2 if piece.startswith("def ") else depth
        for begin, number in _DEPTHS.items():
            depth = number if piece.startswith(begin) else depth
    return "\n".join([*lines, text[end:].partition("\n")[0].strip(), ""])
