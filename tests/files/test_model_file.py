"""A model file is opened safely, and refused in clear words."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save as to_bytes

from curvesmith import ModelFileError, NeuralRegressor, load, save
from curvesmith.files import model_file, read_model_file


@pytest.fixture(scope="module")
def model() -> NeuralRegressor:
    """A small fitted model."""
    X = np.linspace(0, 6, 40)[:, None]
    return NeuralRegressor((5,), solver="adam", max_iter=300, random_state=0).fit(
        X, np.sin(X[:, 0])
    )


@pytest.fixture
def path(tmp_path, model) -> Path:
    """The model in a file."""
    save(model, tmp_path / "m.curvesmith")
    return tmp_path / "m.curvesmith"


def change(path: Path, **metadata: str) -> None:
    """Change the text of a model file; None removes an entry."""
    content = path.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    header["__metadata__"] |= metadata
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + content[8 + length :])


@pytest.mark.parametrize("kind", [str, Path])
def test_round_trip(path, model, kind):
    """A loaded model predicts to the last bit what the saved one did."""
    X = np.linspace(-1, 7, 100)[:, None]

    np.testing.assert_array_equal(load(kind(path)).predict(X), model.predict(X))


def test_columns_and_report_are_kept(tmp_path, model):
    """What is kept beside the model comes back."""
    save(model, tmp_path / "m", columns={"target": "größe"}, report={"rows": 3})

    file = read_model_file(tmp_path / "m")

    assert file.columns == {"target": "größe"}
    assert file.report == {"rows": 3}


def test_nothing_beside_the_model(path):
    """Without columns and report there are none."""
    assert read_model_file(path).columns is None
    assert read_model_file(path).report is None


def test_any_reader_of_safetensors_can_open_it(path):
    """The file is plain safetensors, its text plain JSON."""
    from safetensors import safe_open

    with safe_open(path, "numpy") as file:
        assert set(file.keys()) > {"theta", "x_offset", "x_scale", "y_offset", "y_scale", "losses"}
        assert json.loads(file.metadata()["model"])["network"]["sizes"] == [1, 5, 1]


def test_missing_file(tmp_path):
    """A missing file is named."""
    with pytest.raises(ModelFileError, match=r"no model file '.*m\.curvesmith'\. Check the spell"):
        load(tmp_path / "m.curvesmith")


def test_folder(tmp_path):
    """A folder is no model."""
    with pytest.raises(ModelFileError, match=r"cannot be read: (is a directory|permission denied)"):
        load(tmp_path)


def test_empty_file(path):
    """A file of 0 bytes is refused for that."""
    path.write_bytes(b"")

    with pytest.raises(ModelFileError, match=r"m\.curvesmith' must be .* empty file \(0 bytes\)"):
        load(path)


def test_every_truncation(path):
    """A file that was cut short anywhere is refused."""
    content = path.read_bytes()
    kinds = r"must be a (whole )?model file, got a (damaged or shortened one|file of another kind)"

    for length in [*range(1, 40), *range(40, len(content), 97), len(content) - 1]:
        path.write_bytes(content[:length])
        with pytest.raises(ModelFileError, match=kinds):
            load(path)


def test_every_changed_byte(path, seed):
    """A file of which any byte was changed is refused, or reads as it did."""
    content = path.read_bytes()
    expected = load(path).theta_
    rng = np.random.default_rng(seed)

    for place in rng.integers(0, len(content), 60):
        changed = bytearray(content)
        changed[place] ^= 1 << int(rng.integers(8))
        path.write_bytes(changed)
        try:
            actual = load(path).theta_
        except ModelFileError:
            continue
        # The version of the writer is outside of the checksum: it is never computed with.
        assert changed[place] != content[place]
        np.testing.assert_array_equal(actual, expected)


@pytest.mark.parametrize(
    "content",
    [b"a,b\n1,2\n3,4\n", b"PK\x03\x04" + bytes(100), b"\x80\x04\x95" + bytes(50), b"{}", b"x" * 9],
    ids=["csv", "zip", "pickle", "json", "text"],
)
def test_other_kinds_of_file(path, content):
    """A file of another kind is refused as such; a pickle is not opened."""
    path.write_bytes(content)

    with pytest.raises(ModelFileError, match=r"m\.curvesmith' must be .* file of another kind"):
        load(path)


def test_safetensors_of_another_program(path):
    """A safetensors file that is not ours is refused as such."""
    path.write_bytes(to_bytes({"weight": np.zeros(3)}, {"format": "pt"}))

    with pytest.raises(ModelFileError, match="got a safetensors file of another program"):
        load(path)


def test_newer_version(path):
    """A file of a newer format names both versions and the way to upgrade."""
    change(path, format_version="4", written_by="9.9")

    with pytest.raises(
        ModelFileError, match=r"version 3 or older, got 4, written by curvesmith 9\.9\. Upgrade"
    ):
        load(path)


@pytest.mark.parametrize("version", ["", "one", "-1"])
def test_version_that_is_none(path, version):
    """A version that is no number is refused."""
    change(path, format_version=version)

    with pytest.raises(ModelFileError, match=f"version 3 or older, got {version or 'none'}, "):
        load(path)


def test_changed_text(path):
    """Text that was changed after writing is found by its checksum."""
    change(path, model="{}")

    with pytest.raises(
        ModelFileError, match=r"changed after it was written \(its checksum differs"
    ):
        load(path)


@pytest.mark.parametrize(
    ("change_state", "message"),
    [
        (lambda state: state.pop("record"), "'record'"),
        (
            lambda state: state["network"].update(sizes=[1, 50, 1]),
            "theta must be 151 finite numbers",
        ),
        (lambda state: state["network"].update(activation="exec"), "exec"),
        (lambda state: state["network"].update(code="x"), "code"),
        (lambda state: state["parameters"].update(solver=3) or state.pop("fitted"), "fitted"),
    ],
)
def test_parts_that_do_not_fit_together(path, change_state, message):
    """A well-formed file whose parts contradict each other is refused."""
    file = model_file._open(path.read_bytes(), "m")
    state = json.loads(file[0]["model"])
    change_state(state)
    text = json.dumps(state)
    change(path, model=text, sha256=model_file._checksum(text, file[1]))

    with pytest.raises(ModelFileError, match=f"whose parts do not fit together .*{message}"):
        load(path)


def test_deep_nesting(path):
    """Text nested beyond what the reader follows is refused, not crashed on."""
    file = model_file._open(path.read_bytes(), "m")
    text = "[" * 100_000
    change(path, model=text, sha256=model_file._checksum(text, file[1]))

    with pytest.raises(ModelFileError, match="whose parts do not fit together"):
        load(path)


def test_failure_to_write_keeps_the_old_file(path, model, monkeypatch):
    """If a model cannot be written the old file stays."""
    old = hashlib.sha256(path.read_bytes()).hexdigest()

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)

    with pytest.raises(OSError, match="No space left on device"):
        save(model, path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == old
    assert load(path).n_features_in_ == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_disk(model):
    """A full disk is an error of the system, in its words."""
    with pytest.raises(OSError, match="No space left on device"):
        save(model, "/dev/full")
