#!/usr/bin/env python3
"""What a job over an archive begins with and leaves behind: which pieces are open, what was set aside, digest, accuracy.

usage: results.py begin ARCHIVE --desk DESK --out OUT [--range-bytes N] [--postroom COMMAND]
       results.py finish UNITS [--labels FILE]      UNITS: a file with what begin printed

`begin` prints the job (first line) and its pieces as JSON, `finish` what came out; GNU parallel runs what lies between.
Spark calls the functions. Codes: 0, 1 where a file was set aside, 65 where OUT is of another job, 75 where pieces are open.
"""
import argparse
import csv
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys

import mboxes
import unit as one
from unit import note_path, result_path

USAGE, BAD_DATA, NO_INPUT, TRY_LATER = 64, 65, 74, 75
RANGE_BYTES = 256 << 20


class Stop(Exception):
    """`code` is the exit code."""

    def __init__(self, code, words):
        super().__init__(words)
        self.code = code


def arguments(parser):
    parser.add_argument("archive", help="a folder of mboxes, also ending in .gz; folders in it are entered")
    parser.add_argument("--desk", required=True, help="a desk directory or the definition of a desk, at this path on every host")
    parser.add_argument("--out", required=True, help="a folder for the results, at this path on every host")
    parser.add_argument("--range-bytes", type=int, default=RANGE_BYTES, help="about so much of an mbox at once (%(default)s)")
    parser.add_argument("--postroom", default="postroom", help="the command, at this path on every host")


def begin(options):
    """The job and all its pieces. What an earlier run of the same job left half-done is cleared away."""
    os.umask(0o077)
    command = shutil.which(options.postroom)
    if not command:
        raise Stop(one.CONFIGURATION, f"{options.postroom}: no such command")
    if not os.path.isdir(options.archive):
        raise Stop(NO_INPUT, f"{options.archive}: is no folder. Name the folder that holds the mboxes.")
    job = {"archive": os.path.abspath(options.archive), "out": os.path.abspath(options.out),
           "desk": os.path.abspath(options.desk), "command": os.path.abspath(command)}
    # An empty mailbox: whether the desk opens, and its models are trained now, not by each worker.
    tried = subprocess.run([command, "triage", "--json", "--desk", job["desk"], "-"], stdin=subprocess.DEVNULL,
                           capture_output=True)
    if tried.returncode:
        raise Stop(tried.returncode, tried.stderr.decode(errors="replace").strip())
    job["digest"] = one.digest_of(job["command"], job["desk"])
    os.makedirs(job["out"], exist_ok=True)
    keep(job)
    for folder, _, names in os.walk(job["out"]):
        for name in names:
            if name.startswith(".") and name.endswith(".tmp"):
                os.unlink(os.path.join(folder, name))
    return job, list(mboxes.units(job["archive"], options.range_bytes))


def keep(job):
    """Results of two desks or two programs are never mixed in one folder."""
    path = os.path.join(job["out"], "job.json")
    if os.path.exists(path):
        with open(path) as file:
            kept = json.load(file)
        same = all(kept[key] == job[key] for key in ("archive", "digest"))
        if not same:
            raise Stop(BAD_DATA, f"{job['out']}: holds results of another archive, desk or program. Name another folder.")
    else:
        with open(path + ".new", "w") as file:
            json.dump(job, file)
        os.rename(path + ".new", path)


def lock(out):
    """One job at a time: the second would clear away what the first is writing. Held until the file is closed."""
    os.makedirs(out, mode=0o700, exist_ok=True)
    file = open(os.path.join(out, ".lock"), "w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Stop(TRY_LATER, f"{out}: another job writes there")
    return file


def is_open(job, unit):
    """What was set aside is tried again; what has a result is not."""
    return not os.path.exists(result_path(job, unit))


def rows(path):
    """Of each mail its Message-ID, its service, and whether the desk was sure."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            decision = json.loads(line)
            yield decision["message_id"], decision["service"], decision["sure"]


def report(job, units):
    """Prints counts and digest, names what was set aside, and says whether all is well."""
    digest, mails, aside = hashlib.sha256(), 0, []
    for unit in units:
        if os.path.exists(note_path(job, unit)):
            with open(note_path(job, unit)) as file:
                aside.append((unit, json.load(file)["words"]))
        if is_open(job, unit):
            if not aside or aside[-1][0] is not unit:
                raise Stop(TRY_LATER, f"{unit['file']} from byte {unit['start']}: not done. Run the job again.")
            continue
        with open(result_path(job, unit), "rb") as file:
            for block in one.blocks_from_start(file):
                digest.update(block)
                mails += block.count(b"\n")
    for unit, words in aside:
        print(f"set aside: {unit['file']} from byte {unit['start']} to {unit['end']}: {words}", file=sys.stderr)
    print(f"mails {mails}\npieces {len(units)}\nset aside {len(aside)}\nSHA-256 {digest.hexdigest()}")
    return not aside


def labels(path):
    """Service by Message-ID, from JSON Lines or a CSV with a header; None where two lines contradict each other."""
    known = {}
    with open(path, encoding="utf-8", newline="") as file:
        lines = map(json.loads, file) if path.endswith(".jsonl") else csv.DictReader(file)
        for line in lines:
            if line["message_id"]:
                name = line["message_id"]
                known[name] = line["service"] if known.get(name, line["service"]) == line["service"] else None
    return known


def print_accuracy(counts):
    """`counts`: by labelled service the mails, how many were decided so, of how many the desk was sure, those sure and right."""
    total = [sum(column) for column in zip(*counts.values())] if counts else [0, 0, 0, 0]
    print("service\tmails\tright\taccuracy\tsure\tsure and right")
    for service, (mails, right, sure, both) in [*sorted(counts.items()), ("all", total)]:
        print(f"{service}\t{mails}\t{right}\t{right / mails if mails else 0:.3f}\t{sure}\t{both}")


def score(job, units, path):
    known, counts = labels(path), {}
    for unit in units:
        for message_id, service, sure in () if is_open(job, unit) else rows(result_path(job, unit)):
            expected = known.get(message_id)
            if expected is not None:
                count = counts.setdefault(expected, [0, 0, 0, 0])
                for index, holds in enumerate((True, service == expected, sure, sure and service == expected)):
                    count[index] += holds
    print_accuracy(counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    arguments(verbs.add_parser("begin"))
    finish = verbs.add_parser("finish")
    finish.add_argument("units")
    finish.add_argument("--labels")
    options = parser.parse_args()
    try:
        if options.verb == "begin":
            for line in (lambda job, units: [job, *units])(*begin(options)):
                print(json.dumps(line))
            return 0
        with open(options.units) as file:
            job, *units = map(json.loads, file)
        is_well = report(job, units)
        if options.labels:
            score(job, units, options.labels)
        return 0 if is_well else 1
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code


if __name__ == "__main__":
    sys.exit(main())
