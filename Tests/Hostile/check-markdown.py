#!/usr/bin/env python3
"""Gives the program every known kind of Markdown that grows out of hand: each as large as the guards admit, and a little
larger. Each is refused with its place, or built within a second of CPU and 200 MiB.

    check-markdown.py KBGEN [--long]

Of the heaviest three hundred are built together. With --long a thousand, and the heaviest are found by fifty of each kind
together, so that a little that is kept of each text shows; otherwise by one of each."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from markdown_attacks import CLASSES, TEXT_BYTES, text
from program import Program, Report, Site

SECONDS, MEBIBYTES, SOME = 1.0, 200, 50
SMALLEST, LARGEST = 64, 25_000

program = Program(str(Path(sys.argv[1]).resolve()))
is_long = "--long" in sys.argv
MANY = 1_000 if is_long else 300
report = Report()


def entry(body):
    return "---\ntitle: Hostile\n---\n" + body


GUARDS = {
    "text-too-large", "line-too-long", "run-too-long", "too-many-bars", "table-too-large", "too-many-marks", "nul-byte",
    "too-many-references", "nested-too-deep", "html-too-large", "encoded-caret", "file-too-large", "too-many-parts",
}


def refused(texts):
    """Which of the texts the guards refuse, by their keys; asks the program once."""
    with Site({f"content/pages/x{number}.md": entry(body) for number, body in enumerate(texts.values())}) as site:
        run = program.run("check", "--format", "json", folder=site.path, time_limit=1_200)
        if not report.check(run.status in (0, 1), "checking all sizes of all kinds", run):
            report.end("hostile Markdown")
        files = {finding["file"] for finding in json.loads(run.output) if finding["rule"] in GUARDS}
    return {key for number, key in enumerate(texts) if f"content/pages/x{number}.md" in files}


def largest(make, low, high):
    """The most that is admitted of each kind and the least that is not, to within a tenth; nothing for a kind of which
    even `low`, or still `high`, is so. `make` gives a text by kind and amount; `high` the most that is tried, by kind."""
    admitted, above = {}, {}
    for _ in range(3):
        amounts = {}
        for kind, most in high.items():
            start, end = admitted.get(kind, low), above.get(kind, most)
            steps = {round(start * (end / start) ** (step / 5)) for step in range(6)}
            amounts[kind] = sorted(steps - {admitted.get(kind), above.get(kind)})
        against = refused({(kind, n): make(kind, n) for kind, some in amounts.items() for n in some})
        for kind, some in amounts.items():
            for n in some:
                if (kind, n) in against:
                    above[kind] = min(n, above.get(kind, n))
                elif n < above.get(kind, n + 1):
                    admitted[kind] = max(n, admitted.get(kind, n))
    return admitted, above


def build(bodies, words, runs):
    """Builds a site with these entries, and says what it took above a site without them."""
    with Site({f"content/pages/x{number}.md": entry(body) for number, body in enumerate(bodies)}) as site:
        run = program.run("build", "--quiet", folder=site.path, time_limit=600)
        built = (site.path / "public/x0.html").exists()
    seconds = max(0, run.seconds - runs.seconds) / len(bodies)
    told = run.status == 1 and "content/pages/x0.md:" in run.messages and not built
    report.check(
        (run.status == 0 and built or told) and not run.late and seconds < SECONDS and run.mebibytes < MEBIBYTES, words,
        f"{seconds:.2f} s each; {run}")
    return seconds, run.mebibytes


def main():
    with Site() as site:
        empty = program.run("build", "--quiet", folder=site.path)
        report.check(empty.status == 0, "a site without anything hostile is built", empty)

    # How long a run of each kind may be, then how many of such runs.
    runs, above_runs = largest(lambda kind, size: text(kind, size, 1), SMALLEST, dict.fromkeys(CLASSES, LARGEST))
    counts, above_counts = largest(
        lambda kind, count: text(kind, runs[kind], count), 1, {kind: 1.1 * TEXT_BYTES // size + 1 for kind, size in runs.items()})
    report.check(set(CLASSES) == set(runs) | set(above_runs), "every kind is admitted or refused")

    most = {kind: text(kind, runs[kind], counts[kind]) for kind in counts}
    trials = [(kind, [body], f"{kind}, {len(body.encode())} bytes, the most that is admitted") for kind, body in most.items()]
    if is_long:  # Otherwise it is enough that the search above was quick: it tried them all, together with others.
        trials += [(None, [text(kind, size, 1)], f"{kind}, {size} bytes, above what is admitted")
                   for kind, size in above_runs.items()]
        trials += [(None, [text(kind, runs[kind], count)], f"{kind}, {count} times what is admitted")
                   for kind, count in above_counts.items()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda trial: build(trial[1], trial[2], empty), trials)
        taken = {kind: result for (kind, _, _), result in zip(trials, results) if kind}

    together, count = taken, 2
    if is_long:
        together, count = {kind: build([body] * SOME, f"{kind}, {SOME} times", empty) for kind, body in most.items()}, 12
    heaviest = sorted(together, key=lambda kind: -together[kind][0])
    largest_memory = sorted(together, key=lambda kind: -together[kind][1])
    for kind in dict.fromkeys(heaviest[:count] + largest_memory[:count]):
        taken[f"{kind}, {MANY} times"] = build([most[kind]] * MANY, f"{kind}, {MANY} times", empty)
    for name in sorted(taken, key=lambda name: -taken[name][0])[:5]:
        print(f"  {taken[name][0]:.3f} s: {name}")
    for name in sorted(taken, key=lambda name: -taken[name][1])[:8]:
        print(f"  {taken[name][1]:.0f} MiB: {name}")
    report.end(f"hostile Markdown of {len(CLASSES)} kinds")


main()
