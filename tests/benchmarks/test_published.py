"""Published numbers stand in the right column, with the right sign and spread."""

import numpy as np
import pytest

from benchmarks import published

# Two decimals are printed, of means that are known here to three.
HALF_A_DIGIT = 5.5e-3
# Means as their papers and result files print them, for one small and one large set.
EXPECTED = {
    ("rmse", "PBP"): {"yacht": 1.015, "protein": 4.732},
    ("rmse", "deep ensembles"): {"yacht": 1.58, "protein": 4.71},
    ("rmse", "MC dropout"): {"yacht": 0.666, "protein": 4.274},
    ("rmse", "MC dropout, 2 layers"): {"yacht": 0.656, "protein": 3.616},
    ("rmse", "dropout, tuned"): {"yacht": 0.88, "protein": 3.43},
    ("nll", "PBP"): {"yacht": 1.634, "naval": -3.731},
    ("nll", "deep ensembles"): {"yacht": 1.18, "naval": -5.63},
    ("nll", "MC dropout, 2 layers"): {"yacht": 1.370, "naval": -4.315},
    ("nll", "ensemble of 5, tuned"): {"yacht": 2.44, "naval": -5.08},
}


@pytest.mark.parametrize(("metric", "title"), EXPECTED, ids=str)
def test_columns_hold_what_was_published(data_folder, metric, title):
    """To the digits that were printed."""
    column = next(c for c in published.uci(metric) if c.title == title)

    for name, value in EXPECTED[metric, title].items():
        assert column.values[name].value == pytest.approx(value, abs=HALF_A_DIGIT)


def test_deviations_over_splits_become_standard_errors(data_folder):
    """The deep-ensembles paper prints deviations: 1.00 over 20 splits, 0.06 over protein's 5."""
    column = next(c for c in published.uci("rmse") if c.title == "deep ensembles")

    assert column.values["boston"].error == pytest.approx(1 / np.sqrt(20))
    assert column.values["protein"].error == pytest.approx(0.06 / np.sqrt(5))


def test_what_rounds_to_nothing_is_left_out(data_folder):
    """A published 0.00 is no number to compare with."""
    column = next(c for c in published.uci("rmse") if c.title == "deep ensembles")

    assert "naval" not in column.values


def test_paired_results_are_by_split(data_folder):
    """The first split of boston, as its result file has it."""
    first = published.dropout_by_split("boston", "grid_4000ep_1layer")[0]

    assert first == {"rmse": 2.74568, "nll": 2.44389}


def test_other_tables_are_by_their_names_here(data_folder):
    """SRBench and the TabM paper name some sets otherwise."""
    columns = {c.title: c.values for c in [*published.srbench(["MLP"]), *published.tabm(["mlp"])]}

    assert columns["SRBench MLP"]["cpu_act"].value == pytest.approx(0.98004)
    assert columns["TabM paper mlp"]["diamonds"].value == pytest.approx(0.980, abs=1e-3)
    assert published.proben1()["flare1"]["pivot_sd"] == 0.8
