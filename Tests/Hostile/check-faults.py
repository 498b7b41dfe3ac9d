#!/usr/bin/env python3
"""Makes calls of the disk fail and kills the program at every point of a build, while someone reads the site.

Whatever happens, the published folder holds the old site or the new one, whole; the message says what happened; the next
build puts everything right, and nothing else is touched.

    check-faults.py KBGEN [--long] [--seed N]"""

import argparse
import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from program import Program, Report, Site

parser = argparse.ArgumentParser()
parser.add_argument("kbgen")
parser.add_argument("--long", action="store_true")
parser.add_argument("--seed", type=int, default=1)
typed = parser.parse_args()
chance = random.Random(typed.seed)
report = Report()
program = Program(str(Path(typed.kbgen).resolve()))
scratch = Path(tempfile.mkdtemp(prefix="kbgen-faults-"))
shim = scratch / "faults.so"
subprocess.run(
    [shutil.which("cc") or shutil.which("clang"), "-shared", "-fPIC", "-O1", "-o", shim,
     Path(__file__).with_name("faults.c"), "-ldl", "-lpthread"], check=True)

KINDS = ["write", "make", "open", "rename", "close", "remove", "mode", "sync", "read", "list"]
#: What a build may leave beside the output when it is cut short; the next one clears it away.
OWN = (".public.kbgen", ".kbgen")


def contents(folder):
    """Every file of a published site with what is in it; nil where there is no site."""
    folder = Path(folder)
    if not folder.is_dir():
        return None
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


def surroundings(site):
    """All that stands beside the output, with when it was last changed."""
    return {
        str(path.relative_to(site.path)): (path.lstat().st_mode, path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in sorted(site.path.rglob("*"))
        if not str(path.relative_to(site.path)).startswith(("public",) + OWN) and path.is_file()}


def leftovers(site):
    return [path.name for path in site.path.iterdir()
            if path.name not in {"content", "templates", "static", "public", ".kbgen"}]


def unread(path):
    """What the disk knows of it, but for when it was last looked into."""
    status = path.lstat()
    return status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class Pair:
    """A site that is published, and a change of it: the old contents and the new."""

    def __init__(self, parent=None):
        self.site = Site({f"content/pages/p{number}.md": f"---\ntitle: Page {number}\n---\nOld words.\n" for number in range(5)},
                         parent=parent)
        self.site.write("static/paper.txt", "old\n" * 5_000)
        assert self.build().status == 0
        self.old = contents(self.output)
        self.change("New")
        assert self.build("--output", "elsewhere").status == 0
        self.new = contents(self.site.path / "elsewhere")
        shutil.rmtree(self.site.path / "elsewhere")
        for name in leftovers(self.site):
            raise AssertionError(name)

    @property
    def output(self):
        return self.site.path / "public"

    def change(self, word):
        for number in range(0, 5, 2):
            self.site.write(f"content/pages/p{number}.md", f"---\ntitle: Page {number}\n---\n{word} words.\n")
        self.site.write("static/paper.txt", f"{word}\n".lower() * 5_000)

    def build(self, *arguments, **options):
        return program.run("build", "--quiet", *arguments, folder=self.site.path, **options)

    def restore(self):
        """Publishes the old site again; the content stays changed."""
        self.change("Old")
        run = self.build()
        report.check(run.status == 0 and contents(self.output) == self.old, "the next build publishes", run)
        report.check(not leftovers(self.site), "the next build leaves nothing behind", leftovers(self.site))
        self.change("New")

    def check(self, run, words, killed=False):
        now = contents(self.output)
        whole = now in (self.old, self.new)
        report.check(whole, f"{words}: the site is whole", f"{difference(now, self.old, self.new)}; {run}")
        if not killed:
            told = run.status == 0 or run.messages.strip() != ""
            report.check(told and not run.crashed and not run.late, f"{words}: what happened is said", run)
            report.check(run.status != 0 or now == self.new, f"{words}: only a published site is a success", run)
        report.check(not list(self.site.path.glob("*-kept-*")), f"{words}: nothing is taken for someone else's", run)


def difference(now, *sites):
    if now is None:
        return "there is no site"
    nearest = min(sites, key=lambda site: len(set(site.items()) ^ set(now.items())))
    return "differs in " + ", ".join(sorted({path for path, _ in set(nearest.items()) ^ set(now.items())})[:5])


class Reader:
    """Opens files of the site in a loop; none may ever be missing, or be cut off."""

    def __init__(self, output):
        self.output, self.over, self.reads, self.missing = output, threading.Event(), 0, []
        self.thread = threading.Thread(target=self.read)

    def read(self):
        while not self.over.is_set():
            for name in ("index.html", "p0.html", "style.css"):
                try:
                    with open(self.output / name, "rb") as file:
                        text = file.read()
                    if name.endswith("html") and not text.endswith(b"</html>\n"):
                        self.missing.append(f"{name} is cut off")
                except OSError as error:
                    self.missing.append(str(error))
                self.reads += 1
            time.sleep(0.0005)  # The build is to have a processor too.

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
        report.check(not self.missing and self.reads > 0, f"whoever reads meanwhile misses nothing ({self.reads} reads)",
                     self.missing[:3])


def fault(kind, at, error=0, onwards=False, **more):
    variables = {"LD_PRELOAD": str(shim), "FAULT_KIND": kind, "FAULT_AT": str(at), "FAULT_ERROR": str(error)}
    return variables | ({"FAULT_ONWARDS": "1"} if onwards else {}) | more


def count(pair, kind):
    """How many calls of a kind one build makes."""
    path = scratch / "count"
    run = pair.build(environment=fault(kind, 0, FAULT_COUNT=str(path)))
    assert run.status == 0, run
    pair.restore()
    return int(path.read_text())


def points(total, some):
    """Which calls to strike: all of them in a long run, else the first, the last and a sample."""
    everything = list(range(1, total + 1))
    if typed.long and total <= 1_000 or total <= some:
        return everything
    chosen = set(everything[:2] + everything[-some // 3:])
    return sorted(chosen | set(chance.sample(everything, (1_000 if typed.long else some) - some // 3)))


def failing_calls(pair):
    for kind in KINDS:
        total = count(pair, kind)
        for at in points(total, 9):
            for code in (errno.EIO,) if kind in ("open", "read", "list") else (errno.ENOSPC, errno.EIO):
                run = pair.build(environment=fault(kind, at, code))
                pair.check(run, f"call {at} of {total} to {kind} fails with {errno.errorcode[code]}")
            if not typed.long or at % 7 == 0 or at == total:
                pair.restore()
    total = count(pair, "write")
    for at in points(total, 12):
        run = pair.build(environment=fault("write", at, errno.ENOSPC, onwards=True))
        pair.check(run, f"the disk is full from write {at} of {total} on")
        report.check("full" in run.messages or run.status == 0, "a full disk is told of by its name", run)
    pair.restore()


def killed(pair):
    total = count(pair, "any")
    times = 100 if typed.long else 25
    for at in sorted({1, total} | set(chance.sample(range(1, total + 1), min(total, times)))):
        run = pair.build(environment=fault("any", at))
        pair.check(run, f"killed at call {at} of {total}", killed=True)
        if at % 3 == 0:
            pair.restore()
    pair.restore()
    # The steps around the exchange, one by one.
    for kind in ("sync", "rename", "remove"):
        total = count(pair, kind)
        for at in points(total, 6):
            run = pair.build(environment=fault(kind, at))
            pair.check(run, f"killed at call {at} of {total} to {kind}", killed=True)
            pair.restore()
    for _ in range(100 if typed.long else 10):
        process = subprocess.Popen([program.path, "build", "--quiet"], cwd=pair.site.path, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        process.wait()
        pair.check(None, "killed at any time", killed=True)
    pair.restore()


def odd_outputs():
    # A full disk, for real.
    if os.geteuid() == 0:
        disk = scratch / "disk"
        disk.mkdir()
        for size in ("200k", "600k", "1200k", "2400k"):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], stderr=subprocess.DEVNULL).returncode:
                print("  no disk can be mounted here: a full one is only imitated")
                break
            try:
                with Site() as site:
                    run = program.run("build", "--output", disk / "site", folder=site.path)
                    report.check(run.status in (0, 2) and (run.status == 0 or "full" in run.messages), f"a disk of {size}", run)
                    report.check(run.status == 0 or not (disk / "site").exists(), f"a disk of {size} holds no half of a site")
            finally:
                subprocess.run(["umount", disk], check=True)
        # Another file system, and its top.
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "none", disk], check=False)
        try:
            with Site() as site:
                for _ in range(2):
                    run = program.run("build", "--output", disk / "site", folder=site.path)
                    report.check(run.status == 0 and (disk / "site/index.html").exists(), "output on another disk", run)
                run = program.run("build", "--output", disk, folder=site.path)
                report.check(run.status == 2 and "volume" in run.messages, "output at the top of a disk", run)
        finally:
            subprocess.run(["umount", disk], check=False)
    for words, make in {
        "a link to a folder": lambda path: path.symlink_to("/tmp"), "a link to nothing": lambda path: path.symlink_to("/nowhere"),
        "a file": lambda path: path.write_text("mine"), "a pipe": lambda path: os.mkfifo(path),
        "a folder of someone else's": lambda path: (path.mkdir(), (path / "mine.txt").write_text("mine")),
    }.items():
        with Site() as site:
            make(site.path / "public")
            before = os.listdir("/tmp") if words == "a link to a folder" else unread(site.path / "public")
            run = program.run("build", folder=site.path)
            report.check(run.status == 2 and run.messages.strip(), f"the output is {words}", run)
            report.check(words == "a link to a folder" or unread(site.path / "public") == before, f"{words} stays as it was")
    for words, replace in {
        "a link": lambda path: (path.rename(path.with_name("old")), path.symlink_to("old")),
        "nothing": lambda path: shutil.rmtree(path),
        "a file": lambda path: (shutil.rmtree(path), path.write_text("mine")),
    }.items():
        # While it is built: the program waits at a file of the content until the output has been replaced.
        pair = Pair()
        with pair.site:
            process = subprocess.Popen([program.path, "build", "--quiet"], cwd=pair.site.path, stderr=subprocess.PIPE)
            while process.poll() is None and not list(pair.site.path.glob(".public.kbgen-new*")):
                time.sleep(0.001)
            try:
                replace(pair.output)
                replaced = True
            except OSError:  # The build has put its own there meanwhile.
                replaced = False
            messages = process.communicate()[1].decode()
            report.check(process.returncode in (0, 2) and (process.returncode == 0 or messages),
                         f"the output is replaced by {words} during a build", f"{process.returncode} {messages[:200]}")
            report.check(not (pair.site.path / "old").exists() or contents(pair.site.path / "old") in (pair.old, pair.new),
                         f"what the output was before it was replaced by {words} is whole")
            if replaced and words == "a file":
                pair.build()
                places = [pair.output, *pair.site.path.glob("public-kept-*")]
                report.check(any(path.is_file() and path.read_text() == "mine" for path in places),
                             "a file in the place of the output stays, or is moved aside", places)
    if os.geteuid() == 0 and shutil.which("setpriv"):
        # The superuser may write anywhere: so as someone else.
        with Site() as site:
            program.run("build", folder=site.path)
            old = contents(site.path / "public")
            os.chmod(site.path, 0o755)
            site.write("content/pages/about.md", "---\ntitle: About\n---\nNew.\n")
            other = Program(shutil.which("setpriv"))
            run = other.run("--reuid=65534", "--clear-groups", program.path, "build", folder=site.path)
            report.check(run.status == 2 and contents(site.path / "public") == old and run.messages.strip(),
                         "output that may only be read", run)


def together():
    pair = Pair()
    with pair.site, Reader(pair.output) as reader:
        before = surroundings(pair.site)
        for number in range(20 if typed.long else 4):
            processes = [subprocess.Popen([program.path, "build", "--quiet"], cwd=pair.site.path, stderr=subprocess.PIPE)
                         for _ in range(3)]
            results = [(process.communicate()[1], process.returncode) for process in processes]
            report.check(all(status == 0 for _, status in results), "three builds at once all succeed", results)
            pair.check(None, "three builds at once", killed=True)
        report.check(not leftovers(pair.site), "three builds at once leave nothing behind", leftovers(pair.site))
        report.check(surroundings(pair.site) == before, "builds touch nothing beside the output")
        server = subprocess.Popen([program.path, "serve", "--port", "0", "--quiet"], cwd=pair.site.path,
                                  stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        for number in range(10 if typed.long else 3):
            pair.restore()
            report.check(pair.build().status == 0 and contents(pair.output) == pair.new, "a build beside a preview")
        report.check(server.poll() is None, "a preview goes on beside builds", server.returncode)
        server.terminate()
        server.wait()


def clocks():
    """Times that lie in the future, or before all time, and that go backwards."""
    pair = Pair()
    with pair.site:
        for stamp in (0, 4_000_000_000, 10_000_000_000, time.time() + 86_400, -1, -10_000_000_000):
            for folder in (pair.output, pair.site.path / "content", pair.site.path / "templates"):
                for path in folder.rglob("*") if folder.exists() else []:
                    os.utime(path, (stamp, stamp), follow_symlinks=False)
            pair.change("New")
            for path in (pair.site.path / "content").rglob("*"):
                os.utime(path, (stamp, stamp))
            run = pair.build()
            report.check(run.status == 0 and contents(pair.output) == pair.new, f"files that say they are of {stamp}", run)
            pair.change("Old")
            # A change that leaves size and time as they were.
            for path in (pair.site.path / "content").rglob("*"):
                os.utime(path, (stamp, stamp))
            run = pair.build()
            report.check(run.status == 0 and contents(pair.output) == pair.old, f"a change that the clock of {stamp} hides", run)
        year = 365 * 86_400
        for words, variables in {
            "ten years ago": {"FAULT_CLOCK": str(-10 * year)}, "in a hundred years": {"FAULT_CLOCK": str(100 * year)},
            "1970": {"FAULT_CLOCK": str(-int(time.time()))}, "an hour earlier each time": {"FAULT_BACK": "3600"},
        }.items():
            for word, wanted in (("New", pair.new), ("Old", pair.old)):
                pair.change(word)
                run = pair.build(environment={"LD_PRELOAD": str(shim), **variables})
                report.check(run.status == 0 and contents(pair.output) == wanted, f"the clock says {words}", run)


def missing_parts():
    for template in ("home.mustache", "layouts/page.mustache", "style.css", "search.js"):
        pair = Pair()
        with pair.site:
            shutil.copytree(Path(__file__).resolve().parents[2] / "templates", pair.site.path / "templates")
            (pair.site.path / "templates" / template).unlink()
            run = pair.build()
            pair.check(run, f"the template {template} is missing")
            if template.endswith(".mustache"):
                (pair.site.path / "templates" / template).write_text("{{nothing}}{{#")
                pair.check(pair.build(), f"the template {template} is broken")
    # The program that makes the index.
    for words, script in {
        "crashes": "kill -SEGV $$", "fails": "echo 'out of luck' >&2; exit 3", "says nothing": "exit 0",
        "writes half an index": 'while [ "$1" != --output-path ]; do shift; done; mkdir -p "$2"; echo x >"$2/pagefind.js"; kill -9 $$',
        "writes elsewhere": 'while [ "$1" != --output-path ]; do shift; done; mkdir -p "$2/../stray"; echo x >"$2/../stray/x"; exit 0',
        "makes a link": 'while [ "$1" != --output-path ]; do shift; done; mkdir -p "$2"; ln -s /etc/passwd "$2/pagefind.js"; exit 0',
        "hides a link": 'while [ "$1" != --output-path ]; do shift; done; mkdir -p "$2"; echo >"$2/pagefind.js"; ln -s /etc/passwd "$2/x"; exit 0',
        "makes a pipe": 'while [ "$1" != --output-path ]; do shift; done; mkdir -p "$2"; echo >"$2/pagefind.js"; mkfifo "$2/x"; exit 0',
        "says a great deal": "yes 'a long line of words' | head -c 30000000; exit 1",
        "is no program": None,
    }.items():
        with Site() as site:
            site.write("content/site.yml", (site.path / "content/site.yml").read_text() + "search: pagefind\n")
            tools = site.path / "tools"
            tools.mkdir()
            (tools / "pagefind").write_text("#!/bin/sh\n" + script + "\n" if script else "\x7fELF nonsense")
            (tools / "pagefind").chmod(0o755)
            run = program.run("build", folder=site.path, environment={"PATH": f"{tools}:/usr/bin:/bin"}, time_limit=60)
            report.check(run.status in (0, 2) and not run.crashed and run.messages.strip(), f"Pagefind {words}", run)
            secret = any(b"root:x:0" in path.read_bytes() for path in site.path.glob("public/**/*") if path.is_file())
            report.check(not secret, f"nothing of the disk is published when Pagefind {words}")
            report.check(run.status != 0 or not (site.path / "public/stray").exists(), f"nothing stray is published when Pagefind {words}")
            run = program.run("build", folder=site.path, environment={"PATH": f"{tools}:/usr/bin:/bin"}, time_limit=60)
            report.check("did not write" not in run.messages, f"the build after that in which Pagefind {words} goes on", run)
    # Killed while Pagefind is at work: what it goes on to write must not get in the way.
    with Site() as site:
        site.write("content/site.yml", (site.path / "content/site.yml").read_text() + "search: pagefind\n")
        tools = site.path / "tools"
        tools.mkdir()
        (tools / "pagefind").write_text(
            '#!/bin/sh\nwhile [ "$1" != --output-path ]; do shift; done\n[ -e /proc/$PPID ] || exit\n'
            'if [ -e tools/again ] || [ -e "$(dirname "$0")/again" ]; then exit 1; fi\n'
            'for n in $(seq 400); do mkdir -p "$2/d$n"; echo x >"$2/d$n/x" 2>/dev/null; sleep 0.005; done\n')
        (tools / "pagefind").chmod(0o755)
        variables = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": "/nonexistent"}
        process = subprocess.Popen([program.path, "build", "--quiet"], cwd=site.path, env=variables, stderr=subprocess.DEVNULL)
        while not list(site.path.glob(".public.kbgen-new*/.pagefind/d5")) and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.wait()
        (tools / "again").touch()
        run = program.run("build", folder=site.path, environment=variables, time_limit=60)
        report.check(run.status == 0 and (site.path / "public/index.html").exists(), "killed while Pagefind works on", run)
        time.sleep(3)
        stray = [str(path) for path in site.path.glob("public/.*")] + leftovers(site)
        report.check(stray in ([], ["tools"]), "what Pagefind goes on to write does not reach the site", stray)
        run = program.run("build", folder=site.path, environment=variables, time_limit=60)
        report.check(run.status == 0 and leftovers(site) == ["tools"], "the build after that is clean", f"{run} {leftovers(site)}")


def watchdog():
    """A file that is never read to its end stands for a text that is never understood."""
    with Site({"content/pages/endless.md": "---\ntitle: Endless\n---\nx\n"}) as site:
        variables = {"LD_PRELOAD": str(shim), "FAULT_HANG": "endless.md", "FAULT_HURRY": "1"}
        for command in ("build", "check"):
            run = program.run(command, folder=site.path, environment=variables, time_limit=20)
            report.check(run.status == 70 and "content/pages/endless.md" in run.messages and not (site.path / "public").exists(),
                         f"{command} ends after half a minute and names the entry", run)
        run = program.run("build", folder=site.path)
        report.check(run.status == 0 and not leftovers(site), "the build after that is clean", run)


def main():
    pair = Pair()
    with pair.site:
        before = surroundings(pair.site)
        with Reader(pair.output):
            failing_calls(pair)
            killed(pair)
        pair.change("New")
        after = surroundings(pair.site)
        changed = {path for path in set(before) | set(after) if before.get(path) != after.get(path)}
        # What the test itself rewrites: the content that changes.
        report.check(changed <= {"static/paper.txt"} | {f"content/pages/p{number}.md" for number in range(0, 5, 2)},
                     "nothing beside the output is touched", changed)
    for part in (odd_outputs, together, clocks, missing_parts, watchdog):
        started = time.monotonic()
        part()
        print(f"  {part.__name__.replace('_', ' ')}: {time.monotonic() - started:.0f} s", flush=True)
    shutil.rmtree(scratch)
    report.end(f"faults, seed {typed.seed}")


main()
