"""Where numbers were measured: the processor, the software, and one core of it to run on."""

import os
import platform
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from zlib import crc32


def use_one_core() -> None:
    """Keep this process on one core, where the system allows to choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def describe() -> dict[str, object]:
    """Processor, system, Python, commit, date and load; no names of hosts or people."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "threads_used": 1,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "commit": commit(),
        "date": date.today().isoformat(),
        "load_at_start": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        **core(),
    }


def core() -> dict[str, str]:
    """Compiler and instruction set of the native core, where it is built."""
    try:
        from curvesmith import _core
    except ImportError:
        return {"compiler": "none", "instruction_set": "none"}
    info = _core.build_info()
    return {"compiler": info["compiler"], "instruction_set": info["instruction_set"]}


def processor() -> str:
    """Model name of the processor, as the system gives it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        return _output(["sysctl", "-n", "machdep.cpu.brand_string"])
    return platform.processor() or platform.machine()


def commit() -> str:
    """Short hash of the checkout, with "+" if files differ from it; "unknown" outside git."""
    short = _output(["git", "rev-parse", "--short", "HEAD"])
    if not short:
        return "unknown"
    return short + ("+" if _output(["git", "status", "--porcelain", "-uno"]) else "")


@cache
def source() -> str:
    """Short hash of the last commit that touched the code, and of what differs from it."""
    code = ["--", "src", "core", "bindings"]
    short = _output(["git", "log", "-1", "--format=%h", *code])
    if not short:
        return "unknown"
    changes = _output(["git", "diff", "HEAD", *code])
    return short + (f"+{crc32(changes.encode()):08x}" if changes else "")


def _output(command: list[str]) -> str:
    """Return what a command prints, or nothing if it does not run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
