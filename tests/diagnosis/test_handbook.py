"""The handbook finds the page of each cause."""

import pytest

from curvesmith.diagnosis.handbook import page_of


def test_page_begins_with_a_sentence():
    """The first line says what the cause is."""
    assert page_of("dead-units").startswith("Dead units")


def test_unknown_cause_is_refused():
    """A cause that is none of ours has no page."""
    with pytest.raises(ValueError, match=r"`cause` must be one of .*, got 'bad-luck'"):
        page_of("bad-luck")
