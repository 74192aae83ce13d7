#!/usr/bin/env python3
"""Measures what Spark and GNU parallel cost over one process, on an archive made for it, and compares their outputs.

usage: measure.py POSTROOM [--mails N] [--jobs N] [--pieces N] [--desk DESK]

Prints one line an engine: mails a second, CPU seconds for 1,000 mails with all helpers counted, SHA-256 of the output. The rate
means something on a quiet machine only, the CPU seconds also on a busy one. Ends with 1 where outputs differ.
"""
import argparse
import hashlib
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

import engines
import make_archive


def one_process(postroom, folder, desk):
    """A single process over all mailboxes, one after the other through its standard input."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    boxes = sorted(folder.rglob("*.mbox"), key=lambda path: bytes(path.relative_to(folder)))
    cat = subprocess.Popen(["cat", *boxes], stdout=subprocess.PIPE)
    triage = subprocess.Popen([postroom, "triage", "--json", "--desk", desk, "-"], stdin=cat.stdout, stdout=subprocess.PIPE)
    cat.stdout.close()
    total = hashlib.sha256()
    while block := triage.stdout.read(1 << 20):
        total.update(block)
    codes = (triage.wait(), cat.wait())
    seconds, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if any(codes):
        sys.exit(f"one process ended with {codes}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, total.hexdigest()


def job(name, command, log):
    code, seconds, cpu = engines.timed(command, log)
    said = log.read_text(errors="replace")
    digest = re.search(r"SHA-256 (\w+)", said)
    if code or not digest:
        sys.exit(f"{name} ended with {code}: {said[-2000:]}")
    return seconds, cpu, digest[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("postroom")
    parser.add_argument("--mails", type=int, default=200_000)
    parser.add_argument("--jobs", type=int, default=2, help="workers of GNU parallel and of Spark (%(default)s)")
    parser.add_argument("--pieces", type=int, default=8, help="about so many pieces (%(default)s)")
    parser.add_argument("--desk", default=str(make_archive.ROOT / "Corpora/desks/stadt"))
    options = parser.parse_args()
    lacks = sum(engines.missing().values(), [])
    if lacks:
        print(f"missing: {', '.join(lacks)}", file=sys.stderr)
        sys.exit(69)
    with tempfile.TemporaryDirectory(prefix="postroom-archive-", dir="/var/tmp") as scratch:
        scratch = pathlib.Path(scratch)
        folder, _ = make_archive.write(scratch, options.mails, 6)
        size = sum(path.stat().st_size for path in folder.rglob("*.mbox"))
        more = ["--range-bytes", str(size // options.pieces)]
        postroom, desk, log = pathlib.Path(options.postroom).resolve(), options.desk, scratch / "log"
        subprocess.run([postroom, "triage", "--desk", desk, "-"], stdin=subprocess.DEVNULL, check=True)  # trains once
        engines.adopt()
        figures = {}
        for name in ("one process", "GNU parallel", "Spark"):
            if name == "one process":
                figures[name] = one_process(postroom, folder, desk)
            elif name == "GNU parallel":
                figures[name] = job(name, engines.parallel(postroom, folder, desk, scratch / "p", options.jobs, *more), log)
            else:
                master = f"local[{options.jobs}]"
                figures[name] = job(name, engines.spark(postroom, folder, desk, scratch / "s", master, *more, daemon=False), log)
            seconds, cpu, digest = figures[name]
            over = cpu / figures["one process"][1] - 1
            print(f"{name:12} {options.mails} mails in {seconds:.1f} s, {options.mails / seconds:.0f} a second, "
                  f"{cpu:.1f} CPU s, {cpu / options.mails * 1000:.2f} CPU s for 1,000 mails ({over:+.0%}), SHA-256 {digest}", flush=True)
    if len({digest for _, _, digest in figures.values()}) > 1:
        sys.exit("the outputs differ")
    print("the outputs are the same, byte for byte")


if __name__ == "__main__":
    main()
