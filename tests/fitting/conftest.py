"""The steps of a fit are tried as a fit runs them: with one thread for the linear algebra."""

from collections.abc import Iterator

import pytest

from curvesmith.fitting.training import one_blas_thread


@pytest.fixture(autouse=True)
def _one_blas_thread() -> Iterator[None]:
    """Spare small systems the waking of other threads."""
    with one_blas_thread():
        yield
