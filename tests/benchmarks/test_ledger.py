"""Results survive a run that was broken off, and old ones never pass for new."""

import json

import pytest

from benchmarks.ledger import Ledger

KEY = ("yacht", 0, "gp", "1.9")


def refuse():
    """Fail the test if a result is computed again."""
    raise AssertionError("computed again")


@pytest.fixture
def file(tmp_path):
    """File of a run that made one result."""
    place = tmp_path / "run.json"
    Ledger(place, resume=False).once(KEY, lambda: {"rmse": 1.0})
    return place


def test_finished_results_are_not_computed_again(file):
    """A resumed run takes them over, and knows which run made them."""
    ledger = Ledger(file, resume=True)

    assert ledger.once(KEY, refuse)["rmse"] == 1.0
    assert ledger.once(("yacht", 1, "gp", "1.9"), lambda: {"rmse": 2.0})["run"] == 1
    assert [result["run"] for result in json.loads(file.read_text())["results"]] == [0, 1]


def test_every_result_is_on_disk_at_once(file):
    """So that a run broken off loses nothing."""
    held = json.loads(file.read_text())

    assert [result["set"] for result in held["results"]] == ["yacht"]
    assert len(held["runs"]) == 1


def test_results_of_another_version_are_replaced(file):
    """A new version of a learner is measured anew, and all its old numbers go; no others do."""
    ledger = Ledger(file, resume=True)
    ledger.once(("boston", *KEY[1:]), lambda: {"rmse": 2.0})
    ledger.once(("boston", 0, "linear", "1.9"), lambda: {"rmse": 4.0})

    ledger.once((*KEY[:3], "2.0"), lambda: {"rmse": 3.0})

    assert {(r["learner"], r["rmse"]) for r in ledger.results} == {("linear", 4.0), ("gp", 3.0)}


def test_without_resume_a_run_begins_anew(file):
    """Results of an earlier run are not mixed in unasked."""
    assert Ledger(file, resume=False).results == []


def test_quick_looks_are_not_taken_up(file):
    """A full run does not rest on fits that were cut short."""
    held = json.loads(file.read_text())
    file.write_text(json.dumps({**held, "quick": True}))

    assert Ledger(file, resume=True).results == []


def test_other_data_are_kept(file):
    """What a command notes beside the results is written with them."""
    ledger = Ledger(file, resume=True)
    ledger.data["anchors"] = {"yacht": {"rows": 308}}
    ledger.write()

    assert json.loads(file.read_text())["anchors"] == {"yacht": {"rows": 308}}
