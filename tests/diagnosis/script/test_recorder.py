"""Values brought into the form that a script keeps them in."""

import numpy as np
import pytest
from scipy import sparse

from curvesmith.diagnosis.script.recorder import as_array, like, shifted


@pytest.mark.parametrize("number", [0.5, np.nan, -np.inf])
def test_whole_number_is_a_place_for_any_other(number):
    """A script may begin with `output = 0`, and diverge later."""
    made = like(np.array([number]), 0)

    assert type(made) is float
    np.testing.assert_equal(made, number)


def test_arrays_keep_their_kind_of_numbers():
    """Single precision stays; whole numbers become real ones."""
    single, whole = np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.int64)

    assert like(np.ones(2), single).dtype == np.float32
    assert like(np.full(2, 0.5), whole).tolist() == [0.5, 0.5]


def test_tensors_that_are_followed_hold_the_numbers_inside():
    """What `torch.func.grad` differentiates, once or twice, and goes on to differentiate."""
    torch = pytest.importorskip("torch")
    seen: list[object] = []

    def loss(w):
        seen.append(as_array(w))
        return (w**3).sum()

    slope = torch.func.grad(loss)(torch.ones(3))
    bend = torch.func.grad(lambda w: torch.func.grad(loss)(w).sum())(torch.ones(3))

    assert [array.tolist() for array in seen] == [[1, 1, 1]] * 2
    assert slope.tolist() == [3, 3, 3]
    assert bend.tolist() == [6, 6, 6]


def test_tensors_without_an_array_are_no_arrays():
    """What `torch.func.vmap` makes are many at once, and NumPy knows no bfloat16."""
    torch = pytest.importorskip("torch")
    seen: list[object] = []

    def twice(w):
        seen.append(as_array(w))
        return 2 * w

    torch.func.vmap(twice)(torch.ones(3))

    assert seen == [None]
    assert as_array(torch.ones(3, dtype=torch.bfloat16)) is None
    assert np.array_equal(as_array(torch.ones(3)), np.ones(3))


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csc_array, sparse.coo_matrix])
def test_matrices_that_leave_out_their_zeros_have_them(kind):
    """They are put back as they were, of other rows too."""
    own = np.array([[0.0, 2.0], [0.0, 0.0], [1.5, 0.0]])
    made = like(np.eye(2), kind(own))

    np.testing.assert_array_equal(as_array(kind(own)), own)
    assert type(made) is kind
    np.testing.assert_array_equal(made.toarray(), np.eye(2))
    np.testing.assert_array_equal(shifted(kind(own), np.ones(6)).toarray(), own + 1)
