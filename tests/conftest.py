"""What several test files share: seeds to sweep, and where the public data sets lie."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

SEEDS = range(5)
DATA_VARIABLE = "CURVESMITH_DATA"
DEFAULT_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(autouse=True, scope="session")
def one_thread_of_linear_algebra() -> Iterator[None]:
    """Tests run on all cores already: threads of BLAS beside them would wait for each other."""
    import scipy.linalg  # noqa: F401  its BLAS is another than NumPy's, and must be there to be told
    from threadpoolctl import threadpool_limits

    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # for children
    with threadpool_limits(limits=1):
        yield


@pytest.fixture(autouse=True, scope="session")
def hear_ctrl_c() -> Iterator[None]:
    """Who runs the tests in the background may have told them, and their children, to ignore it."""
    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, old)


@pytest.fixture(params=SEEDS, ids=lambda seed: f"seed{seed}")
def seed(request: pytest.FixtureRequest) -> int:
    """Seed of a random case; every test that asks for it runs once per seed."""
    return int(request.param)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Folder of public data sets, which are never shipped; tests that need it skip without."""
    folder = Path(os.environ.get(DATA_VARIABLE, DEFAULT_DATA))
    if not folder.is_dir():
        pytest.skip(f"no data sets: set {DATA_VARIABLE} to their folder ({folder} does not exist)")
    return folder
