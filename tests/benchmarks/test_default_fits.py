"""What default fits take to predict."""

from benchmarks import default_fits


def test_both_libraries_are_timed_on_each_number_of_rows(monkeypatch):
    """And the report says what the committee is made of."""
    monkeypatch.setattr(default_fits, "FITS", (("friedman1", 2, 40),))

    records = default_fits.run(rounds=2, seconds=0.001, clock="processor")

    assert [record["rows"] for record in records] == list(default_fits.N_ROWS)
    for record in records:
        assert set(record["times"]) == {"Curvesmith", "scikit-learn"}
        assert all(time["median_us"] > 0 for time in record["times"].values())
    text = default_fits.to_markdown(records)
    assert records[0]["members"] in text
    assert "friedman1, 2 inputs, 40 rows" in text
