"""Results are tied to the code that made them."""

import subprocess

import pytest

from benchmarks import machine


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Make a repository with one file of code and one of text, and work in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    for name in ("src/code.py", "text.md"):
        (tmp_path / name).write_text("1\n")
    git("init", "-q")
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first")
    return tmp_path


def git(*arguments):
    """Run git quietly."""
    subprocess.run(["git", *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def fresh():
    """Forget the version of another checkout, before and after."""
    machine.source.cache_clear()
    yield
    machine.source.cache_clear()


def version():
    """Return the version of the code, read anew."""
    machine.source.cache_clear()
    return machine.source()


def test_version_of_the_code_ignores_other_files(checkout):
    """A change of text leaves results valid; a change of code does not, nor a second one."""
    seen = [version()]
    (checkout / "text.md").write_text("2\n")
    seen.append(version())
    for line in ("2\n", "3\n"):
        (checkout / "src" / "code.py").write_text(line)
        seen.append(version())

    assert seen[0] == seen[1]
    assert len({*seen}) == 3


def test_version_is_unknown_outside_a_checkout(tmp_path, monkeypatch):
    """Without git there is no version to tell results apart by."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert version() == "unknown"
