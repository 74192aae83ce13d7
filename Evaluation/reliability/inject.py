#!/usr/bin/env python3
"""Makes single system calls of `deliver`, `review approve`, `send` and others fail, or kills the program there, and checks what is left.

    python3 Evaluation/reliability/inject.py POSTROOM [deliver approve send-maildir send-smtp intake log]
        [--faults EIO ENOSPC EINTR SIGKILL] [--most N] [--lasting]

POSTROOM is the built command. strace injects the fault at one occurrence of a call after the other, each time on a fresh copy
of a prepared desk directory, until a run comes to its end without the fault. `--most` takes at most so many occurrences of each
call, evenly spread. With `--lasting` the call goes on failing from there, as on a disk that stays full.

Calls: openat, close, write, pwrite64, fsync, fdatasync, ftruncate, rename, link and unlink with their variants. Counted are those on
the store, the log, its second store, the keys, the settings, the mails and SQLite's own temporary files. Left out are the read-only
files of the desk (`desks`: some 1,200 calls), what the loader and the system's libraries open, sockets and terminals; for
`deliver` these are injected too and counted apart, since without its libraries no program can say 75.

strace counts occurrences by thread, so a fault can strike in two threads of one run. SIGKILL strikes before the call is made.
Ends with 1 where anything broke. Ctrl+C ends it and counts what there is. Needs strace; with faketime (Debian) it also checks that
a reply whose lease has run out is sent after all.
"""
import argparse
import collections
import dataclasses
import os
import pathlib
import re
import shutil
import signal
import sys
import tempfile

from prepared import tell
from subjects import SUBJECTS
import prepared

ANYWHERE = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2", "link", "linkat", "unlink",
            "unlinkat", "mkdir", "mkdirat"]
BY_PATH = ["openat", "close"]
LINE = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(.*)$")


@dataclasses.dataclass
class Call:
    thread: int
    name: str
    text: str

    @property
    def failed_by_us(self):
        return "(INJECTED)" in self.text

    @property
    def unfinished(self):
        return self.text.rstrip().endswith("= ?") or "= " not in self.text[-60:]

    def touches(self, scratch):
        return f"{scratch}/" in self.text and "/desks/" not in self.text and "/models/" not in self.text


def calls(trace):
    """The calls of a trace, those that were interrupted in the text joined again."""
    begun = {}
    for line in trace.read_text(errors="replace").splitlines():
        found = LINE.match(line)
        if not found:
            continue
        thread, name, text = int(found[1]), found[2], found[3]
        if line.rstrip().endswith("<unfinished ...>"):
            begun[thread] = text.replace("<unfinished ...>", "")
        elif "<... " in line:
            yield Call(thread, name, begun.pop(thread, "") + text)
        else:
            yield Call(thread, name, text)
    # Those in which the program died.
    for thread, text in begun.items():
        yield Call(thread, "", text + " = ?")


class Strace:
    def __init__(self, scratch):
        self.scratch, self.file = scratch, scratch / "trace"
        self.environment = dict(os.environ, TMPDIR=str(scratch / "tmp"), LIBDISPATCH_COOPERATIVE_POOL_STRICT="1")
        (scratch / "tmp").mkdir(exist_ok=True)

    def run(self, command, given, options):
        self.file.unlink(missing_ok=True)
        return prepared.run(["strace", "-f", "-qq", "-y", "-o", self.file, *options, *command], given, env=self.environment)

    def count(self, subject):
        """Of a run without faults: the most calls by one thread by name, and the paths that `openat` and `close` concern."""
        case = subject.fresh()
        wanted = ANYWHERE + BY_PATH
        ran = self.run(case.command, case.given, ["--seccomp-bpf", "-e", "trace=" + ",".join(wanted)])
        if ran.code:
            sys.exit(f"Without faults {subject.name} ended with {ran}")
        made, paths = collections.Counter(), set()
        for call in calls(self.file):
            inside = call.touches(self.scratch)
            if call.name in ANYWHERE or inside or not subject.by_path:
                made[call.name, call.thread] += 1
            if inside:
                paths |= {path for path in re.findall(r'[<"](/[^>"]+)[>"]', call.text) if path.startswith(f"{self.scratch}/")}
        most = collections.Counter()
        for (name, _), count in made.items():
            most[name] = max(most[name], count)
        return most, sorted(paths)

    def inject(self, case, name, fault, when, paths):
        """Runs with the fault.

        Returns how it ended, and the calls that were made to fail, `None` where the fault did not come to pass."""
        what = "signal=KILL" if fault == "SIGKILL" else f"error={fault}"
        options = ["-e", f"trace={name}", "-e", f"inject={name}:{what}:when={when}"]
        # With it strace 6.1 sends no signals.
        options += [] if fault == "SIGKILL" else ["--seccomp-bpf"]
        for path in paths:
            options += ["-P", path]
        ran = self.run(case.command, case.given, options)
        if fault == "SIGKILL":
            struck = [call for call in calls(self.file) if call.unfinished] if ran.code == -9 else []
        else:
            struck = [call for call in calls(self.file) if call.failed_by_us]
        return ran, struck


@dataclasses.dataclass
class Count:
    held: int = 0
    broken: int = 0
    outside: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    by_call: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    endings: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    notes: collections.Counter = dataclasses.field(default_factory=collections.Counter)


def places(most, limit):
    """1, 2, 3 … beyond `most`, or at most `limit` of them evenly spread."""
    if limit and most > limit:
        return sorted({1 + place * (most - 1) // max(1, limit - 1) for place in range(limit)}), False
    return range(1, most + 200), True


def strike(strace, subject, fault, given, most, paths, count):
    for name in ANYWHERE + BY_PATH:
        if not most[name]:
            continue
        # A directory that was made for this run alone is another one in the next.
        where, ends = places(most[name], given.most)
        for place in where:
            case = subject.fresh()
            ran, struck = strace.inject(case, name, fault, f"{place}+" if given.lasting else place,
                                        paths if name in BY_PATH and subject.by_path else [])
            if not struck and ran.code != -9:
                if ends and place > most[name]:
                    break
                continue
            inside = [call for call in struck if call.touches(strace.scratch)]
            ending = str(ran).splitlines()[0] if ran.said.strip() else str(ran.code)
            if not inside:
                # The loader, a library of the system, a socket: only what nobody may see broken is looked at.
                count.outside[ran.code] += 1
                if subject.check_outside(case, ran):
                    count.broken += 1
                    print(f"{subject.name} {fault} at {name} {place}, outside the desk directory ({struck[0].text.strip()[:80] if struck else ''}): {ending[:60]}")
                continue
            count.by_call[name] += 1
            count.endings[ending[:110].replace(str(strace.scratch), "…")] += 1
            if any(call.text.startswith("(2<") for call in struck):
                # The words were struck too.
                ran.said = ran.said or b"-"
            wrong = subject.check(case, ran, count.notes)
            count.held, count.broken = count.held + (not wrong), count.broken + bool(wrong)
            for line in wrong:
                print(f"{subject.name} {fault} at {name} {place} ({inside[0].text.strip()[:160]}): {line}; it ended with {ending}",
                      flush=True)
            if wrong and given.keep:
                shutil.copytree(case.desk.folder, given.keep / f"{subject.name}-{fault}-{name}-{place}", dirs_exist_ok=True)
            tell(f"{subject.name} {fault} {name} {place} of {most[name]}: {count.held} held, {count.broken} broken")


def report(subject, fault, count, verbose):
    tell("")
    spread = ", ".join(f"{name} {number}" for name, number in count.by_call.items())
    print(f"{subject.name:13} {fault:8} {count.held + count.broken:5} occurrences, {count.held:5} held, {count.broken:3} broken"
          f"  ({spread})", flush=True)
    for note, number in (+count.notes).items():
        print(f"    {number} × {note}")
    if count.outside:
        print("    outside the desk directory: " + ", ".join(f"{number} × {code}" for code, number in count.outside.items()))
    if verbose:
        for ending, number in count.endings.most_common():
            print(f"    {number} × {ending}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("subjects", nargs="*", default=[], metavar="SUBJECT", help=f"{', '.join(SUBJECTS)}; the first four unless named")
    parser.add_argument("--faults", nargs="+", default=["EIO", "ENOSPC", "EINTR", "SIGKILL"])
    parser.add_argument("--most", type=int, default=0)
    parser.add_argument("--lasting", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="say how often the command ended in which way")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for desk directories that broke")
    given = parser.parse_args()
    # Also where it runs in the background of a shell, which has programs ignore Ctrl+C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    unknown = set(given.subjects) - set(SUBJECTS)
    if unknown:
        parser.error(f"no such subject: {', '.join(unknown)}")
    if not shutil.which("strace"):
        sys.exit("strace is missing")
    broken = 0
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="postroom-inject-")).resolve()
    try:
        for name in given.subjects or list(SUBJECTS)[:4]:
            (scratch / name).mkdir()
            subject = SUBJECTS[name](name, given.postroom.resolve(), scratch / name)
            strace = Strace(scratch / name)
            most, paths = strace.count(subject)
            for fault in given.faults:
                count = Count()
                try:
                    strike(strace, subject, fault, given, most, paths, count)
                    for line in subject.conclude():
                        count.broken += 1
                        print(f"{name} {fault}: {line}")
                finally:
                    report(subject, fault, count, given.verbose)
                    broken += count.broken
    except KeyboardInterrupt:
        print("Ended early.")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
