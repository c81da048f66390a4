"""Words of the source as operands: whether they need parentheses, which factors they are of."""

from __future__ import annotations

import ast
import re

__all__ = ["closed", "factors_of", "is_closed"]

_ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Constant)


def factors_of(node: ast.expr) -> list[ast.expr]:
    """Return the factors of a product of several, as they are written."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return [*factors_of(node.left), node.right]
    return [node]


def closed(text: str, node: ast.expr) -> str:
    """Return words that can be an operand of anything."""
    return text if isinstance(node, _ATOMS) or is_closed(text) else f"({text})"


def is_closed(text: str) -> bool:
    """Whether words are one operand."""
    try:
        node = ast.parse(re.sub(r"\n\s*", " ", text.strip()), mode="eval").body
    except SyntaxError:
        return False
    if isinstance(node, _ATOMS):
        return True
    # (a + b) is a BinOp that begins behind its parenthesis.
    return text.startswith("(") and node.col_offset > 0 and text.endswith(")")
