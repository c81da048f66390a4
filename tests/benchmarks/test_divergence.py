"""The forecast of divergence, over its grid."""

import pytest

from benchmarks.divergence import ACTIVATIONS, S_GRID, Cell, main, measure, to_markdown
from curvesmith.diagnosis.checks.learning_rate_too_high import forecast


@pytest.mark.parametrize("S", S_GRID)
def test_the_bands_of_the_forecast(S):
    """Up to 0.1 is never called diverging, from 5 on always."""
    assert (forecast(S) == "diverges") == (S >= 3)
    assert S > 0.1 or forecast(S) == "stable"


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_networks_do_what_is_foretold_at_both_ends(activation):
    """None of ten blows up at S = 0.1; at S = 30 all do."""
    assert measure(activation, 0.1, 10).blown_up == 0
    assert measure(activation, 30.0, 10).blown_up == 10


@pytest.mark.parametrize("S", [5.0, 10.0])
def test_relu_that_does_not_blow_up_dies(S):
    """Where the forecast says that it diverges, hardly any network is left that learned."""
    cell = measure("relu", S, 30)

    assert cell.ruined >= max(cell.blown_up, 25)


def test_the_page_has_a_line_a_cell():
    """Shares are printed with the forecast beside them."""
    page = to_markdown([Cell("tanh", 5.0, 27, 29, 30, 2, 30)])

    assert "| tanh | 5 | diverges | 0.90 | 0.97 | 1.00 | 0.07 | 30 |" in page


def test_the_command_writes_its_page(tmp_path):
    """`--markdown` names the file."""
    main(["--networks", "1", "--markdown", str(tmp_path / "page.md")])

    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# What S foretells")
