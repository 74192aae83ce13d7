#!/usr/bin/env python3
"""Triages one piece of an archive: `postroom triage --json` reads it, the output becomes a file in one step.

usage: unit.py JOB UNIT      both as JSON; Spark calls `settle` instead

JOB: archive, out, desk, command, digest. Prints the outcome. Ends with 0, with 1 where the piece was set aside, and with
another code where the fault is not the mail's and the whole job had better stop.
"""
import contextlib
import ctypes
import gzip
import hashlib
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
import zlib

from mboxes import is_whole, result_name, stamp

BAD_DATA, IO, CONFIGURATION = 65, 74, 78
BLOCK = 1 << 20
WORDS_KEPT = 4000


class JobFailure(Exception):
    """The desk, the command or a disk is at fault. `code` is an exit code of the command's table."""

    def __init__(self, code, words):
        super().__init__(code, words)
        self.code, self.words = code, words

    def __str__(self):
        return f"{socket.gethostname()}: {self.words}"


class Refused(Exception):
    """The mail is at fault."""


def settle(unit, job):
    """Leaves a result or a note why there is none, and says which.

    Repeating it does no harm: two workers at the same piece write the same bytes, each under a name of its own, and the
    last renaming wins.
    """
    begun, before = time.monotonic(), cpu_seconds()
    if digest_of(job["command"], job["desk"]) != job["digest"]:
        raise JobFailure(CONFIGURATION, "the command or the desk differs from that on the host where the job began. "
                                        "Put the same on every host.")
    final, note = result_path(job, unit), note_path(job, unit)
    with Partial(final) as result:
        try:
            words = triage(unit, job, result.file)
            mails = sum(block.count(b"\n") for block in blocks_from_start(result.file))
            if words and mails == 0:
                raise Refused(words)
            state = "incomplete" if words else "done"
        except Refused as refusal:
            words, mails, state = str(refusal), 0, "aside"
        if words:
            # Before the result: a crash between the two leaves the piece to be done again, not one without its note.
            with Partial(note) as text:
                text.file.write(json.dumps({**unit, "state": state, "words": words}).encode() + b"\n")
                text.commit()
        if state != "aside":
            result.commit()
        if not words:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(note)
    return {"name": result_name(unit), "state": state, "mails": mails, "seconds": round(time.monotonic() - begun, 3),
            "cpu": round(cpu_seconds() - before, 3)}


def result_path(job, unit):
    return os.path.join(job["out"], "results", result_name(unit))


def note_path(job, unit):
    return os.path.join(job["out"], "aside", result_name(unit) + ".json")


def triage(unit, job, output):
    """Runs the command; what it says where it left messages out, else nothing. A crash is tried once more."""
    path = os.path.join(job["archive"], unit["file"])
    for attempt in (1, 2):
        output.seek(0)
        output.truncate()
        try:
            source = open(path, "rb")
        except OSError as error:
            raise Refused(f"cannot be opened: {error.strerror}")
        with source, tempfile.TemporaryFile() as said:
            as_planned(source, unit)
            code = run(unit, job, source, output, said)
            as_planned(source, unit)
            said.seek(0)
            words = said.read(WORDS_KEPT).decode(errors="replace").strip()
        if code == 0:
            return ""
        if code == BAD_DATA:
            return words or "the command refused it without a word"
        if code > 0:
            raise JobFailure(code, f"the command ended with {code}: {words}")
    raise Refused(f"the command was ended twice by {signal.Signals(-code).name}")


def run(unit, job, source, output, said):
    packed = unit["file"].endswith(".gz")
    by_pipe = packed or not is_whole(unit)
    command = [job["command"], "triage", "--json", "--desk", job["desk"], "-"]
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE if by_pipe else source, stdout=output, stderr=said,
                                   preexec_fn=die_with_parent)
    except OSError as error:
        raise JobFailure(CONFIGURATION, f"{job['command']}: {error.strerror}")
    try:
        if by_pipe:
            feed(unit, source, packed, process.stdin)
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise


def feed(unit, source, packed, pipe):
    try:
        if packed:
            with gzip.open(source) as content:
                shutil.copyfileobj(content, pipe, BLOCK)
        else:
            source.seek(unit["start"])
            left = unit["end"] - unit["start"]
            while left > 0 and (block := source.read(min(BLOCK, left))):
                pipe.write(block)
                left -= len(block)
        pipe.close()
    except BrokenPipeError:
        pass  # The command had seen enough; its exit code says why.
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Refused("is a damaged gzip file")


def as_planned(source, unit):
    if stamp(os.fstat(source.fileno())) != unit["stamp"]:
        raise Refused("was changed while the job ran. Run the job again.")


def die_with_parent():
    """A command whose worker was killed would go on for nobody (prctl 1 is PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Partial:
    """A file beside its later place, for this user's eyes alone, since results hold words of mails. Gone unless committed."""

    def __init__(self, final):
        self.final, self.path = final, os.path.join(os.path.dirname(final), f".{uuid.uuid4().hex}.tmp")
        try:
            os.makedirs(os.path.dirname(final), mode=0o700, exist_ok=True)
            self.file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        except OSError as error:
            raise JobFailure(IO, f"{final}: {error.strerror}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.path)

    def commit(self):
        """Durable and whole under its name, or not there."""
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
            os.rename(self.path, self.final)
            folder = os.open(os.path.dirname(self.final), os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        except OSError as error:
            raise JobFailure(IO, f"{self.final}: {error.strerror}")


def blocks_from_start(file):
    file.seek(0)
    return iter(lambda: file.read(BLOCK), b"")


def digest_of(command, desk):
    """SHA-256 over the command and whatever of the desk can change a decision."""
    parts = [name for name in ("desks", "models", "postroom.yaml") if os.path.exists(os.path.join(desk, name))]
    total = hashlib.sha256()
    tops = [os.path.join(desk, part) for part in parts] if "desks" in parts else [desk]
    for path in [command] + sorted(path for top in tops for path in files_below(top)):
        with open(path, "rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
        total.update(os.fsencode(os.path.relpath(path, desk)) if path != command else b"command")
    return total.hexdigest()


def files_below(top):
    if os.path.isfile(top):
        return [top]
    return [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]


def cpu_seconds():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main():
    os.umask(0o077)
    job, unit = (json.loads(text) for text in sys.argv[1:3])
    if os.path.exists(result_path(job, unit)):
        return 0
    try:
        outcome = settle(unit, job)
    except JobFailure as failure:
        print(failure, file=sys.stderr)
        return failure.code
    print(json.dumps(outcome))
    return 0 if outcome["state"] == "done" else 1


if __name__ == "__main__":
    sys.exit(main())
