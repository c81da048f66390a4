"""Which sizes are tried, and how often."""

import numpy as np
import pytest

from curvesmith.fitting.left_out import LeftOut
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.sizes import SizeSearch

ROWS = Rows(np.zeros((4, 1)), np.zeros((4, 1)), np.ones(4))
ONE, TWO = ((3,), (8,), (16,)), ((5, 4), (8, 6))


def predictions(error: float) -> list[LeftOut]:
    """Return left-out predictions that are off by this much."""
    return [LeftOut(np.full((4, 1), error), np.ones((4, 1)))]


def walk(errors: dict[tuple[int, ...], float | None], families=(ONE, TWO), more: int = 4):
    """Return what a search asks for, where each size predicts with this error."""
    search = SizeSearch(families, {size: (2, more) for family in families for size in family}, ROWS)
    asked = []
    while (wanted := search.next()) is not None:
        asked.append(wanted)
        error = errors[wanted[0]]
        search.judge(wanted[0], [] if error is None else predictions(error))
    return asked, search


def test_a_family_grows_while_larger_is_better():
    """The first size that is no better ends it; the next family has its own best."""
    errors = {(3,): 0.3, (8,): 0.4, (5, 4): 0.9, (8, 6): 0.8}

    asked, _ = walk(errors, more=0)

    assert [size for size, _ in asked] == [(3,), (8,), (5, 4), (8, 6)]


@pytest.mark.parametrize(
    ("errors", "cheap", "expected"),
    [
        ([0.3, 0.31, 0.1], [(16,)], 3),
        ([0.3, 0.31, 0.1], [(8,)], 2),
        ([0.3, 0.5, 0.1], [(16,)], 2),
        ([0.3, 0.31, 0.311, 0.1], [(8,), (16,), (32,)], 3),
    ],
    ids=["a tie", "the next is dear", "clearly worse", "the second tie"],
)
def test_a_tie_leads_on_to_a_cheap_size_once(errors, cheap, expected):
    """Errors e cost e^2 / 2 nats."""
    family = ((3,), (8,), (16,), (32,))
    search = SizeSearch((family,), dict.fromkeys(family, (2, 0)), ROWS, frozenset(cheap))
    asked = []
    while (wanted := search.next()) is not None and len(asked) < len(errors):
        search.judge(wanted[0], predictions(errors[len(asked)]))
        asked.append(wanted[0])

    assert len(asked) == expected


@pytest.mark.parametrize(
    ("second", "goes_on"), [(0.1, True), (0.9, False)], ids=["an unlucky first", "truly worse"]
)
def test_one_start_alone_does_not_end_a_family(second, goes_on):
    """It is heard with another one; where two were made to begin with, no third is."""
    sizes = ((3,), (8,), (16,))
    errors = {(3,): [0.5], (8,): [0.52, second], (16,): [0.05]}
    search = SizeSearch((sizes,), dict.fromkeys(sizes, (1, 2)), ROWS)
    asked = []
    while (wanted := search.next()) is not None and not search.is_grown:
        asked.append(wanted)
        search.judge(wanted[0], predictions(errors[wanted[0]].pop(0)))

    assert asked == [((3,), 1), ((8,), 1), ((8,), 1)] + goes_on * [((16,), 1)]


def test_the_best_two_sizes_get_more_starts():
    """Once all have been compared, the best first."""
    errors = {(3,): 0.9, (8,): 0.5, (16,): 0.1, (5, 4): 0.3, (8, 6): 0.4}

    asked, search = walk(errors)

    assert asked[-2:] == [((16,), 4), ((5, 4), 4)]
    assert search.is_grown
    assert not SizeSearch((ONE,), {}, ROWS).is_grown


def test_a_size_of_which_no_start_lives_is_worse_than_any():
    """It ends its family and gets no more starts."""
    asked, search = walk({(3,): None}, families=(((3,), (8,)),))

    assert asked == [((3,), 2)]
    assert search.merits == {(3,): -np.inf}


def test_constants_do_not_end_a_family():
    """Waves need many units before any of them helps."""
    search = SizeSearch((ONE,), dict.fromkeys(ONE, (2, 0)), ROWS)
    asked = []
    while (wanted := search.next()) is not None:
        asked.append(wanted[0])
        search.judge(wanted[0], predictions(0.5), is_nothing=True)

    assert asked == list(ONE)


@pytest.mark.parametrize("best", [(3,), (8, 6)])
def test_the_sentence_names_the_best(best):
    """And everything that was tried."""
    errors = {size: 0.1 if size == best else 0.5 for size in (*ONE, *TWO)}

    _, search = walk(errors)

    assert f"{'-'.join(map(str, best))} did it best" in search.why
    assert search.why.startswith("Sizes 3, 8, ")
