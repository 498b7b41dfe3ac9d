#!/usr/bin/env python3
"""Builds the content of this repository in surroundings that differ in all that must not matter, and compares every byte.

    check-same.py KBGEN

The index for searching is left out: Pagefind makes another one each time."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from program import REPOSITORY, Program, Report

program = Program(str(Path(sys.argv[1]).resolve()))
report = Report()

WAYS = {
    "one job": ({}, ["--jobs", "1"], 0o022), "seven jobs": ({}, ["--jobs", "7"], 0o022), "64 jobs": ({}, ["--jobs", "64"], 0o022),
    "Turkish": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, [], 0o022), "C": ({"LC_ALL": "C"}, [], 0o022),
    "German": ({"LC_ALL": "de_DE.UTF-8"}, [], 0o022), "Kathmandu": ({"TZ": "Asia/Kathmandu"}, [], 0o022),
    "Kiritimati": ({"TZ": "Pacific/Kiritimati"}, [], 0o022), "a locked umask": ({}, [], 0o077), "an open umask": ({}, [], 0o000),
    "no terminal": ({"TERM": "dumb", "COLUMNS": "20"}, [], 0o022), "on a code host": ({"GITHUB_ACTIONS": "true", "CI": "true"}, [], 0o022),
    "hashes that are the same": ({"SWIFT_DETERMINISTIC_HASHING": "1"}, [], 0o022),
}


def contents(folder):
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("pagefind") or path.is_dir():
            continue
        text = path.read_bytes()
        if name == "kbgen-manifest.txt":
            text = b"\n".join(line for line in text.splitlines()[1:] if b" pagefind/" not in line)
        found[name] = (hashlib.sha256(text).hexdigest(), stat.S_IMODE(path.stat().st_mode))
    return found


def copy(to):
    for name in ("content", "templates", "static"):
        if (REPOSITORY / name).exists():
            shutil.copytree(REPOSITORY / name, to / name)
    if (REPOSITORY / "addresses.txt").exists():
        shutil.copy(REPOSITORY / "addresses.txt", to)
    return to


def main():
    scratch = Path(tempfile.mkdtemp(prefix="kbgen-same-"))
    shim = scratch / "faults.so"
    subprocess.run([shutil.which("cc") or shutil.which("clang"), "-shared", "-fPIC", "-O1", "-o", shim,
                    Path(__file__).with_name("faults.c"), "-ldl", "-lpthread"], check=True)
    first = copy(scratch / "here")
    run = program.run("build", "--quiet", folder=first)
    report.check(run.status == 0, "the content is built", run)
    wanted = contents(first / "public")

    def compare(words, folder, arguments=(), variables=None, umask=0o022):
        shutil.rmtree(folder / "public", ignore_errors=True)
        shutil.rmtree(folder / ".kbgen", ignore_errors=True)
        run = program.run("build", "--quiet", *arguments, folder=folder, environment=variables, preexec=lambda: os.umask(umask))
        report.check(run.status == 0, words, run)
        now = contents(folder / "public") if run.status == 0 else {}
        different = sorted({name for name, _ in set(wanted.items()) ^ set(now.items())})
        report.check(now == wanted, f"the same bytes: {words}", f"{len(different)} files differ: {different[:5]}")

    for words, (variables, arguments, umask) in WAYS.items():
        compare(words, first, arguments, variables, umask)
    for seed in (1, 2, 3):
        compare(f"folders listed in order {seed}", first, [], {"LD_PRELOAD": str(shim), "FAULT_SHUFFLE": str(seed)})
    compare("another path", copy(scratch / "a much longer path/with spaces and é/elsewhere"))
    for path in first.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    compare("other times of change", first)
    run = program.run("build", "--quiet", "--verify", folder=first)
    report.check(run.status == 0 and contents(first / "public") == wanted, "kbgen itself compares two builds", run)
    report.check({path.name for path in first.iterdir()} <= {"content", "templates", "static", "addresses.txt", "public", ".kbgen"},
                 "comparing leaves nothing behind", sorted(path.name for path in first.iterdir()))
    run = program.run("build", "--quiet", "--verify", folder=first, environment={"LD_PRELOAD": str(shim), "FAULT_SHUFFLE": "4"})
    report.check(run.status == 0, "kbgen compares two builds whatever the order of folders", run)
    shutil.rmtree(scratch)
    report.end(f"surroundings that must not matter, {len(wanted)} files each")


main()
