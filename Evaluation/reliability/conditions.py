#!/usr/bin/env python3
"""Runs the commands on a machine in need, and checks that they hold back, leave nothing half-done and go on afterwards.

    python3 Evaluation/reliability/conditions.py POSTROOM [--conditions full inodes read-only descriptors memory clock]
        [--commands deliver intake approve send-maildir log serve] [--verbose]

POSTROOM is the built command. A desk directory lies on a small tmpfs of its own in a user and mount namespace, so no root is needed.

    full         a file fills the tmpfs to its last byte          inodes   empty files take all its inodes
    read-only    the tmpfs is mounted read-only                   memory   256 MiB by control group, or by RLIMIT_DATA where there
    descriptors  RLIMIT_NOFILE 4 (8) to 40                                 is none to write to; a mail of 20 MB
    clock        a year behind and a year ahead, by faketime (Debian), monotonic clocks untouched

Then the need ends and the same is done again. Ends with 1 where anything broke.
"""
import argparse
import collections
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

import prepared
from prepared import letter, tell
from serving import serve_in_need
from subjects import SUBJECTS, Case

TMPFS = "400m"
MEMORY = 256 << 20


def call(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


class Need:
    """What a machine lacks. `begins` and `ends` surround a command; `wrap` and `limits` concern its process."""
    label = ""
    # A running desk is met by it; otherwise it is there when the desk starts.
    comes_later = False

    def __init__(self, mount):
        self.mount = mount

    def begins(self):
        pass

    def ends(self):
        pass

    def wrap(self, command):
        return command

    limits = None
    large = False


class Full(Need):
    label, comes_later = "disk full", True

    def begins(self):
        with open(self.mount / "filler", "wb", buffering=0) as filler:
            block = bytes(1 << 20)
            while block:
                try:
                    filler.write(block)
                except OSError:
                    block = block[:len(block) // 2]

    def ends(self):
        (self.mount / "filler").unlink()


class Inodes(Need):
    label, comes_later = "inodes full", True

    def begins(self):
        (self.mount / "fillers").mkdir()
        number = 0
        while True:
            try:
                (self.mount / "fillers" / str(number)).touch()
            except OSError:
                return
            number += 1

    def ends(self):
        shutil.rmtree(self.mount / "fillers")


class ReadOnly(Need):
    label = "read-only"

    def begins(self):
        call("mount", "-o", "remount,ro", self.mount)

    def ends(self):
        call("mount", "-o", "remount,rw", self.mount)


class Descriptors(Need):
    def __init__(self, mount, number):
        super().__init__(mount)
        self.number, self.label = number, f"{number} descriptors"

    def limits(self):
        resource.setrlimit(resource.RLIMIT_NOFILE, (self.number, self.number))


class Memory(Need):
    label, large = "256 MiB memory", True

    def __init__(self, mount):
        super().__init__(mount)
        self.group = None
        for parent, limit in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
            group = pathlib.Path(parent) / f"postroom-conditions-{os.getpid()}"
            try:
                group.mkdir()
                (group / limit).write_text(str(MEMORY))
                self.group = group
                return
            except OSError:
                if group.is_dir():
                    group.rmdir()
        self.label = "256 MiB of RLIMIT_DATA"

    def limits(self):
        if self.group:
            (self.group / "cgroup.procs").write_text(str(os.getpid()))
        else:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    def close(self):
        if self.group:
            self.group.rmdir()


class Clock(Need):
    def __init__(self, mount, shift):
        super().__init__(mount)
        self.shift, self.label = shift, f"clock {shift}"

    def wrap(self, command):
        return ["faketime", "--exclude-monotonic", "-f", self.shift, *command]


def needs(name, mount, command):
    if name == "descriptors":
        # Below 8 Swift's own runtime cannot start its threads.
        steps = range(4, 41) if command == "deliver" else range(8, 41, 4)
        return [Descriptors(mount, number) for number in steps]
    if name == "clock":
        return [Clock(mount, "-1y"), Clock(mount, "+1y")]
    return [{"full": Full, "inodes": Inodes, "read-only": ReadOnly, "memory": Memory}[name](mount)]


def in_need(subject, need, notes):
    """Runs a command in need, then what must hold."""
    case = subject.fresh()
    if need.large and case.given:
        number = case.number
        case.given = letter(number or 1) + b"Further words about the licence.\n" * (20_000_000 // 33)
        command = [part if part != len(letter(number)) else len(case.given) for part in case.command]
        case = Case(case.desk, command, case.given, number)
    need.begins()
    try:
        ran = prepared.run(need.wrap(case.command), case.given, preexec_fn=need.limits, cwd=prepared.ROOT)
    finally:
        need.ends()
    return ran, subject.check(case, ran, notes)


def ended(ran):
    words = ran.said.decode(errors="replace").strip().splitlines()
    return f"{ran.code}" + (f" ({words[-1][:150]})" if words and ran.code else "")


def measure(given, postroom, prepared_in, mount):
    broken = 0
    for name in given.commands:
        subject = None
        if name != "serve":
            (prepared_in / name).mkdir()
            subject = SUBJECTS[name](name, postroom, prepared_in / name)
            subject.scratch = mount
        for condition in given.conditions:
            if condition == "clock" and not shutil.which("faketime"):
                print(f"{name:13} clock: faketime is missing, so this was left out")
                continue
            endings, notes, faults = collections.OrderedDict(), collections.Counter(), []
            for need in needs(condition, mount, name):
                tell(f"{name}, {need.label}")
                call("mount", "-t", "tmpfs", "-o", f"size={TMPFS},nr_inodes=6000,mode=0700", "none", mount)
                try:
                    if subject:
                        ran, wrong = in_need(subject, need, notes)
                        ending = ended(ran)
                    else:
                        ending, wrong = serve_in_need(postroom, prepared_in, mount, need)
                    endings.setdefault(ending.replace(str(mount), "…"), []).append(need.label)
                    faults += [f"{need.label}: {line}" for line in wrong]
                finally:
                    call("umount", "-l", mount)
                    if isinstance(need, Memory):
                        need.close()
            tell("")
            for ending, labels in endings.items():
                span = labels[0] if len(labels) == 1 else f"{labels[0]} … {labels[-1]}"
                print(f"{name:13} {span:32} {ending}", flush=True)
            for note, number in (+notes).items():
                print(f"{'':13} {number} × {note}")
            for line in faults:
                print(f"{'':13} BROKEN {line}", flush=True)
            broken += len(faults)
    return broken


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--conditions", nargs="+", default=["full", "inodes", "read-only", "descriptors", "memory", "clock"])
    parser.add_argument("--commands", nargs="+", default=["deliver", "intake", "approve", "send-maildir", "log", "serve"])
    given = parser.parse_args()
    if not os.environ.get("POSTROOM_CONDITIONS"):
        os.environ["POSTROOM_CONDITIONS"] = "inside"
        os.execvp("unshare", ["unshare", "-Urm", sys.executable, *sys.argv])
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="postroom-conditions-")).resolve()
    broken = 1
    try:
        (scratch / "disk").mkdir()
        broken = measure(given, given.postroom.resolve(), scratch, scratch / "disk")
        print(f"{broken} broken")
    except KeyboardInterrupt:
        print("Ended early.")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
