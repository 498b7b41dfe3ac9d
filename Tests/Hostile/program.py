"""The program under test, run as a stranger's pull request would have it run: in a folder of its own, with a limit on
what it may take."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent

SITE = """\
format: 1
title: Hostile
baseURL: https://example.org/
language: en-GB
"""

ABOUT = "---\ntitle: About\n---\nHello.\n"


@dataclass
class Run:
    """How a run ended, and what it took."""

    status: int
    output: str
    messages: str
    seconds: float
    mebibytes: float
    late: bool = False

    @property
    def crashed(self):
        """By a signal, or by kbgen's own word."""
        return self.status < 0 or self.status == 70 or self.status > 100

    def __str__(self):
        words = self.messages.strip().splitlines()
        return (
            f"status {self.status}, {self.seconds:.2f} s of CPU, {self.mebibytes:.0f} MiB"
            + (", ended after its time" if self.late else "")
            + (f": {words[0][:300]}" if words else "")
        )


@dataclass
class Program:
    path: str
    environment: dict = field(default_factory=dict)

    def run(self, *arguments, folder, time_limit=120, environment=None, stdin=subprocess.DEVNULL, preexec=None):
        """Runs kbgen to its end and measures that run alone."""
        variables = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "NO_COLOR": "1"}
        variables |= self.environment | (environment or {})
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
            process = subprocess.Popen(
                [self.path, *map(str, arguments)], cwd=folder, env=variables, stdin=stdin, stdout=output,
                stderr=messages, preexec_fn=preexec, start_new_session=True)
            end = time.monotonic() + time_limit
            late = False
            mebibytes = 0.0
            while True:
                mebibytes = max(mebibytes, peak(process.pid))
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if not late and time.monotonic() > end:
                    late = True
                    os.killpg(process.pid, signal.SIGKILL)
                time.sleep(0.002)
            process.returncode = os.waitstatus_to_exitcode(status)
            texts = []
            for stream in (output, messages):
                stream.seek(0)
                texts.append(stream.read().decode("utf-8", "replace"))
        return Run(
            process.returncode, *texts, usage.ru_utime + usage.ru_stime, mebibytes, late)


def peak(pid):
    """The most memory that a running program has held so far, in MiB. The kernel's account of an ended one would not do: it
    begins with what this script itself holds."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except ProcessLookupError:
        return 0.0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), default=0.0)


class Site:
    """A small site in a folder of its own, removed at the end."""

    def __init__(self, files=None, site=SITE, parent=None):
        self.path = Path(tempfile.mkdtemp(prefix="kbgen-hostile-", dir=parent))
        self.write("content/site.yml", site)
        self.write("content/pages/about.md", ABOUT)
        for path, text in (files or {}).items():
            self.write(path, text)

    def write(self, path, text):
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            text = text.encode("utf-8", "surrogateescape")
        target.write_bytes(text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for folder, folders, _ in os.walk(self.path):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.path, ignore_errors=True)


class Report:
    """Counts what held and prints what did not."""

    def __init__(self):
        self.tried = 0
        self.failures = []

    def check(self, holds, name, words=""):
        self.tried += 1
        if not holds:
            self.failures.append(name)
            print(f"NOT HELD: {name}: {words}", flush=True)
        return holds

    def end(self, what):
        print(f"{what}: {self.tried} tried, {len(self.failures)} not held")
        raise SystemExit(1 if self.failures else 0)
