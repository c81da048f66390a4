"""Names that mean the same and are written in another way: ``grad_output`` for ``grad_out``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

__all__ = ["alike"]

_LETTERS, _BEGUN = 3, 2  # of a word that tells names apart, and of its beginning
_BEGINNING = 4  # letters of a beginning that is a word
_MANY = 100  # names of a library: some begin alike by chance
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def alike(used: str, known: Iterable[str]) -> str | None:
    """Return the one of several names that is made of the same words; None if in doubt.

    The same words in another order or joined in another way, shortened ones, their first letters,
    one word more or less, the same beginning: the first of these that one name alone fulfils.

    Examples
    --------
    >>> alike("learningRate", ["learning_rate", "loss"])
    'learning_rate'
    >>> alike("y_prediction", ["y", "y_pred"])
    'y_pred'
    """
    names = [name for name in dict.fromkeys(known) if name != used]
    for is_same in _RULES[: -1 if len(names) > _MANY else None]:
        found = [name for name in names if is_same(_words(used), _words(name))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _reordered(a: list[str], b: list[str]) -> bool:
    return sorted(a) == sorted(b) or "".join(a) == "".join(b)


def _shortened(a: list[str], b: list[str]) -> bool:
    """Whether each word of one begins that of the other; a single letter beside another word."""
    if len(a) != len(b) or not a:
        return False
    pairs = list(zip(a, b, strict=True))
    is_one = all(x == y if x.isdigit() else x.startswith(y) or y.startswith(x) for x, y in pairs)
    return is_one and any(min(len(x), len(y)) >= _BEGUN for x, y in pairs)


def _initials(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long)


def _one_more(a: list[str], b: list[str]) -> bool:
    """Whether one has all words of the other and one more; numbers are the same in both."""
    short, long = sorted((a, b), key=len)
    more = [word for word in long if word not in short]
    is_within = set(short) < set(long) and len(more) == 1 and not more[0].isdigit()
    return is_within and any(len(word) >= _LETTERS for word in short)


def _begun_alike(a: list[str], b: list[str]) -> bool:
    """Whether both begin with the same letters, enough for a word of their own."""
    starts = ["".join(words)[:_BEGINNING] for words in (a, b)]
    return starts[0] == starts[1] and len(starts[0]) == _BEGINNING


_RULES: tuple[Callable[[list[str], list[str]], bool], ...] = (
    _reordered,
    _shortened,
    _initials,
    _one_more,
    _begun_alike,
)
