"""Factors in words: counts of the data are recognized, coincidences told."""

import pytest

from curvesmith.diagnosis.forensics.words import factor_in_words, listed, plain_factor


@pytest.mark.parametrize(
    ("factor", "first"),
    [
        (0.5, "1/2"),
        (2.0, "2"),
        (40.0, "n_rows"),
        (1 / 40, "1 / n_rows"),
        (3.0, "n_outputs"),
        (120.0, "n_rows n_outputs"),
        (20.0, "n_rows / 2"),
    ],
)
def test_factor_is_named(factor: float, first: str):
    """40 rows, 3 outputs."""
    assert factor_in_words(factor, 40, 3)[0] == first


def test_two_outputs_make_two_ambiguous():
    """A 2 may be the number of outputs or that of the square."""
    assert factor_in_words(2.0, 40, 2)[:2] == ("n_outputs", "2")


def test_one_output_is_never_named():
    """Multiplying with 1 explains nothing."""
    assert factor_in_words(2.0, 40, 1) == ("2",)


def test_unknown_factor_has_no_words():
    """Not every number means something."""
    assert factor_in_words(1.2345, 40, 3) == ()


def test_lists_and_numbers_read_well():
    """As people write them."""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert plain_factor(32.0000001) == "32"
    assert plain_factor(0.12345678) == "0.1235"
