"""A file appears whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from curvesmith.files import write_whole

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and devices")


def test_new_file(tmp_path):
    """A new file holds the content, and nothing else is left in the folder."""
    write_whole(tmp_path / "a", b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


def test_old_file_is_replaced(tmp_path):
    """An old file is replaced."""
    (tmp_path / "a").write_bytes(b"old content")

    write_whole(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_failure_leaves_the_old_file(tmp_path, monkeypatch, step):
    """Whichever step fails, the old file stays and no half-written one does."""
    (tmp_path / "a").write_bytes(b"old")

    def fail(*args, **kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if step == "fsync" else (Path, step)), fail)
        with pytest.raises(OSError, match="No space left on device"):
            write_whole(tmp_path / "a", b"new")
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_interruption_leaves_the_old_file(tmp_path, monkeypatch):
    """Ctrl-C while writing leaves the old file too."""
    (tmp_path / "a").write_bytes(b"old")

    def interrupt(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a", b"new")
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_device():
    """A device is written to, not replaced; a full one says so."""
    with pytest.raises(OSError, match="No space left on device"):
        write_whole("/dev/full", b"content")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


@needs_posix
def test_device():
    """A device takes the content and stays a device."""
    write_whole("/dev/null", b"content")

    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@needs_posix
def test_link_is_followed(tmp_path):
    """The file behind a link is replaced, the link stays."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_whole(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@needs_posix
@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_permissions_stay(tmp_path, mode):
    """The new file has the old one's permissions."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(mode)

    write_whole(tmp_path / "a", b"new")

    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


def test_missing_folder(tmp_path):
    """A missing folder is an error."""
    with pytest.raises(OSError, match="No such file or directory"):
        write_whole(tmp_path / "nowhere" / "a", b"new")
