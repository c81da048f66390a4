"""Words of the source as operands: whether they need parentheses, which factors they are of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

__all__ = ["closed", "factors_of", "gradients_of", "is_closed"]

_TABLE = 2  # axes of rows and columns
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


def gradients_of(
    shape: tuple[int, ...] | None, words: Mapping[str, tuple[int, ...]]
) -> Iterator[str]:
    """Yield what may be the gradient of an array: products and sums that have its shape.

    Errors are computed last, and inputs anywhere: what was computed last comes first.

    Parameters
    ----------
    shape : tuple of int or None
        Of the array; None if it is not known, and nothing is.
    words : mapping of str to tuple of int
        The shapes of what is computed, in that order.
    """
    if shape is None:
        return
    last = list(words.items())[::-1]
    for error, own in last:
        yield from _sums(error, own, shape)
        for given, other in last:
            if given != error:
                yield from _products(error, own, given, other, shape)
        if own == shape:
            yield error


def _sums(error: str, own: tuple[int, ...], shape: tuple[int, ...]) -> Iterator[str]:
    """Yield the sums of a table that have some shape."""
    if len(own) != _TABLE:
        return
    if own[1:] == shape:
        yield f"{error}.sum(axis=0)"
    if shape == (1, own[1]):
        yield f"{error}.sum(axis=0, keepdims=True)"
    if shape == (own[0], 1):
        yield f"{error}.sum(axis=1, keepdims=True)"


def _products(
    error: str, own: tuple[int, ...], given: str, other: tuple[int, ...], shape: tuple[int, ...]
) -> Iterator[str]:
    """Yield the products of an error and an input that have some shape."""
    if len(own) == len(other) == len(shape) == _TABLE:
        if own[0] == other[0] and shape == (other[1], own[1]):
            yield f"({given}.T @ {error})"
        if own[1] == other[1] and shape == (own[0], other[0]):
            yield f"({error} @ {given}.T)"
    elif shape in (own, other) and len(own) + len(other) == len(shape):
        yield f"{error} * {given}"
