"""The examples run and leave their figures."""

import runpy
import shutil
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("plot_*.py"))


@pytest.mark.image
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs_and_leaves_its_figure(example, tmp_path, capsys):
    """A copy of the example, run elsewhere, prints something and draws one figure."""
    images = tmp_path / "docs" / "images"
    images.mkdir(parents=True)
    (tmp_path / "examples").mkdir()
    copy = shutil.copy(example, tmp_path / "examples")

    runpy.run_path(str(copy), run_name="__main__")

    assert len(list(images.iterdir())) == 1
    assert capsys.readouterr().out
