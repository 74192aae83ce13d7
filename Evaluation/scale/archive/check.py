#!/usr/bin/env python3
"""Kills a job over a small archive half-way and compares what comes out with a single process, byte for byte.

usage: check.py POSTROOM borders|parallel|spark|executor

borders: random mboxes, cut as small as can be, are read as when whole. parallel, spark: the whole job is killed and started
anew; what was done is not done again. executor: a Spark executor is killed under its work; the job ends by itself.
Ends with 0, 1 where something differs, 69 where a program is missing.
"""
import gzip
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

import engines
import make_archive
import mboxes

sys.path.insert(0, str(engines.HERE.parents[1] / "reliability"))
import prepared

RANGE = 12_000
LIMIT = 1500
FRAGMENTS = [b"From a@b Sat Nov 21 19:14:41 2026\n", b"From a@b Sat Nov 21 19:14:41 2026\r\n", b"From 10:30 on\n", b"\n", b"\n",
             b"\r\n", b"\n\n\n", b"Subject: x\n", b"Subject: x\r\n", b"text\n", b">From quoted\n", b"From nobody\n", b" folded\n",
             b"From a@b Sat Nov 21 19:14:41 2026\nSubject: y\n\n", b"\nFrom c@d Sun Nov 22 07:00:00 2026\nFrom: c@d\n\nwords\n\n"]


def borders(postroom, rounds=8):
    """The same messages, whether the reader is given a mailbox or its pieces; `parse` shows each with its text."""
    def messages(content):
        ran = subprocess.run([postroom, "parse", "--json", "-"], input=content, capture_output=True)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    pieces = 0
    for seed in range(rounds):
        dice = random.Random(seed)
        content = b"From a@b Sat Nov 21 19:14:41 2026\nSubject: first\n\n" + b"".join(dice.choices(FRAGMENTS, k=60))
        cuts = list(mboxes.cut(content, len(content), 0))
        pieces += len(cuts)
        if messages(content) != b"".join(messages(content[start:end]) for start, end in cuts):
            sys.exit(f"seed {seed}: the pieces are read differently from the whole")
    if pieces < 3 * rounds:
        sys.exit(f"only {pieces} pieces: nothing was tried")
    print(f"borders: {rounds} mailboxes in {pieces} pieces are read as when whole")


def archive_with_faults(scratch):
    """Some mboxes, one packed, and two files that no reader can take."""
    folder, labels = make_archive.write(scratch, 90, 3)
    (folder / "packed.mbox.gz").write_bytes(gzip.compress((folder / "2026/002.mbox").read_bytes(), mtime=0))
    (folder / "form.mbox").write_bytes(b"%PDF-1.7\n" + b"x" * 500)
    (folder / "broken.mbox.gz").write_bytes(gzip.compress(b"From a@b Sat Nov 21 19:14:41 2026\n" * 999, mtime=0)[:-9])
    return folder, labels


def done(out):
    """Results by path, with what tells whether a file was written anew."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (out / "results").rglob("*.jsonl")}


def at_work(process, desk):
    """The commands that triage below a process."""
    return [pid for pid in engines.descendants(process.pid) if "triage" in (words := engines.arguments_of(pid)) and str(desk) in words
            and words[0].endswith("postroom")]


def until(process, log, condition):
    begun = time.monotonic()
    while not (found := condition()):
        if process.poll() is not None or time.monotonic() - begun > LIMIT:
            sys.exit(f"ended with {process.poll()} before it could be disturbed: {log.read_text(errors='replace')[-1500:]}")
        time.sleep(0.02)
    return found


def disturbed(engine, command, out, desk, log):
    """Runs with a kill in the middle; the exit code of the run that ended."""
    process = engines.start(command, log)
    if engine == "executor":
        def executor():
            for pid in at_work(process, desk) if done(out) else []:
                above = [one for one in engines.descendants(process.pid) if pid in engines.descendants(one)]
                return [one for one in above if any("ExecutorBackend" in word for word in engines.arguments_of(one))]
        found = until(process, log, executor)
        engines.kill(found)
        print(f"killed {len(found)} executor with {len(done(out))} pieces done")
        return process.wait(LIMIT)
    until(process, log, lambda: done(out) and at_work(process, desk))
    engines.kill([process.pid, *engines.descendants(process.pid)])
    process.wait()
    engines.reap()
    kept = done(out)
    print(f"killed the job with {len(kept)} pieces done")
    code = engines.start(command, log).wait(LIMIT)
    again = [path.name for path, identity in kept.items() if done(out).get(path) != identity]
    if again:
        sys.exit(f"done again: {again}")
    return code


def job(engine, postroom, scratch):
    lacks = engines.missing()["parallel" if engine == "parallel" else "spark"]
    if lacks:
        print(f"{engine}: not run, {' and '.join(lacks)} missing")
        sys.exit(69)
    desk, out, log = scratch / "desk", scratch / "out", scratch / "log"
    prepared.Desk.make(postroom, desk)
    folder, labels = archive_with_faults(scratch / "archive")
    digest, mails = engines.one_process(postroom, folder, desk)
    more = ["--range-bytes", str(RANGE), "--labels", labels]
    command = (engines.parallel(postroom, folder, desk, out, 1, *more) if engine == "parallel" else
               engines.spark(postroom, folder, desk, out, "local[1]" if engine == "spark" else "local-cluster[2,1,1024]", *more))
    engines.adopt()
    code = disturbed(engine, command, out, desk, log)
    said = log.read_text(errors="replace")
    wanted = [f"SHA-256 {digest}", f"mails {mails}", "set aside 2", "set aside: form.mbox ", "set aside: broken.mbox.gz ", "all\t"]
    faults = [words for words in wanted if words not in said]
    # The mails of the packed file are in the archive twice, under the same Message-IDs.
    scored = re.search(r"^all\t(\d+)\t", said, re.M)
    if code != 1 or faults or not scored or int(scored[1]) != mails:
        sys.exit(f"ended with {code}, lacks {faults}: {said[-3000:]}")
    leaked = "example.org" in said
    if leaked or any(path.stat().st_mode & 0o077 for path in done(out)):
        sys.exit("a mail's words are in the log, or results can be read by others")
    print(f"{engine}: {mails} mails, {len(done(out))} results, the same bytes as one process")


def main():
    postroom, what = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory(prefix="postroom-archive-") as scratch:
        try:
            borders(postroom) if what == "borders" else job(what, postroom, pathlib.Path(scratch))
        finally:
            engines.kill(engines.descendants(os.getpid()))


if __name__ == "__main__":
    main()
