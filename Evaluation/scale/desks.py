#!/usr/bin/env python3
"""Many desks in one installation: what it takes to open them, whether they get their turns, and what their pages take.

    python3 Evaluation/scale/desks.py POSTROOM [--desks 1000] [--backlog 2000] [--requests 100]

POSTROOM is the built command. Every desk has a folder of its own with its name, address and sender; rules, answers and training are links to one
folder, as where an agency keeps them in one place. One desk has a backlog, each other one mail, and a worker begins; a second
one comes later. Memory is PSS: what programs share counts once, in parts. Needs Debian's postgresql-15.
"""
import argparse
import asyncio
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reliability"))
from database import ROOT, Server, make_desk  # noqa: E402
from load import cpu_seconds, hand_over, message, percentile  # noqa: E402
from soak import Officer, rate  # noqa: E402
from workers import start, stop  # noqa: E402

BASE = ROOT / "Corpora/desks/vehicle"
SHARED = ["answers", "rules", "training", "lexicon", "offers"]


def name(number):
    return f"desk{number:04}"


def make(folder, count):
    """Folders of `count` desks, which have in common what BASE has."""
    text = (BASE / "desk.yaml").read_text()
    for number in range(count):
        own = folder / name(number)
        own.mkdir(parents=True)
        for part in SHARED:
            (own / part).symlink_to(BASE / part)
        for part in ["services.yaml", "clocks.yaml"]:
            shutil.copy(BASE / part, own / part)
        lines = re.sub(r"(?m)^id: .*$", f"id: {name(number)}", text)
        (own / "desk.yaml").write_text(lines.replace("enquiries@vehicle-agency.example", f"{name(number)}@agency.example")
                                       .replace("en: Driver and Vehicle Agency", f"en: Office {number}"))
    return [folder / name(number) for number in range(count)]


def memory(pid):
    """Megabytes: proportional share of all, resident of what is mapped from models, and its proportional share."""
    total, models, share, mapped = 0, 0, 0, False
    for line in open(f"/proc/{pid}/smaps"):
        if "-" in line.split(" ")[0]:
            mapped = "/models/" in line
        elif line.startswith("Pss:"):
            total += int(line.split()[1])
            share += int(line.split()[1]) if mapped else 0
        elif line.startswith("Rss:") and mapped:
            models += int(line.split()[1])
    return total / 1024, models / 1024, share / 1024


def wait_for_line(process, beginning):
    said = ""
    while not said.startswith(beginning):
        said = process.stderr.readline()
        if not said:
            raise SystemExit("the program ended before it said " + beginning)
    return said


def opened(command, beginning):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = wait_for_line(process, beginning)
    print(f"{command[1]}: open after {time.monotonic() - begun:.1f} s, {cpu_seconds(process.pid):.1f} s CPU", flush=True)
    return process, said


def pages(sign_in, what, count, requests):
    officer, chance = Officer(sign_in), random.Random(1)
    for kind, paths in {"the queue": ["/cases"] * requests, "a desk's queue": [f"/cases?only={name(chance.randrange(count))}" for _ in range(requests)],
                        "a search": ["/search?q=licence"] * requests}.items():
        times, size = [], 0
        for path in paths[:3] + paths:
            begun = time.perf_counter()
            size = len(officer.get(path))
            times.append(1000 * (time.perf_counter() - begun))
        print(f"{what}, {kind}: median {percentile(times[3:], 0.5):.0f} ms, p99 {percentile(times[3:], 0.99):.0f} ms, {size / 1000:.0f} kB", flush=True)


def turns(server, count, backlog):
    """When, in shares of all cases, the last case of the desks with one mail was drafted, and the rate."""
    begun, others = time.monotonic(), None
    waiting = "SELECT count(*) FILTER (WHERE desk = '%s'), count(*) FROM cases WHERE state IN ('received', 'triaged')" % name(0)
    while True:
        big, left = map(int, server.rows("desk", waiting)[0])
        if others is None and left == big:
            others = backlog - big
        if left == 0:
            return others, (backlog + count - 1) / (time.monotonic() - begun)
        time.sleep(0.05)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--desks", type=int, default=1000)
    parser.add_argument("--backlog", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=100)
    given = parser.parse_args()
    postroom, folder = given.postroom.resolve(), pathlib.Path(tempfile.mkdtemp(prefix="postroom-desks-", dir=os.environ.get("TMPDIR", "/tmp")))
    server, processes = Server(), []
    try:
        desks = make(folder / "desks", given.desks)
        desk = make_desk(postroom, folder / "desk", server.make("desk"), definition="vehicle")
        file = desk / "postroom.yaml"
        listed = "desks:\n" + "".join(f"  - {path}\n" for path in desks)
        file.write_text(re.sub(r"(?m)^desks:\n(  - .*\n)+", lambda _: listed, file.read_text()))
        subprocess.run([postroom, "officer", "add", "one", "--right", f"read@{name(1)}", "--right", f"edit@{name(1)}", "--desk", desk], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = rate.free_port()
        serve, said = opened([postroom, "serve", "--no-work", "--desk", desk, "--port", "0", "--lmtp", f"127.0.0.1:{port}"], "One-time sign-in")
        processes.append(serve)
        rate.wait_for(port, serve)
        chance = random.Random(1)
        to = [name(0)] * given.backlog + [name(number) for number in range(1, given.desks)]
        mails = [message(number, 1500, chance, f"{one}@agency.example")[1] for number, one in enumerate(to)]
        asyncio.run(hand_over(port, mails[::-1], 8, [f"{one}@agency.example" for one in to][::-1]))
        while server.rows("desk", "SELECT count(*) FROM cases") != [[str(len(mails))]]:
            time.sleep(0.2)
        placed = server.rows("desk", "SELECT count(DISTINCT desk) FROM cases")[0][0]
        print(f"{len(mails)} mails taken in for {placed} desks", flush=True)
        processes.append(opened([postroom, "work", "--desk", desk], "Working for")[0])
        others, speed = turns(server, given.desks, given.backlog)
        print(f"{speed:.0f} cases/s; {others} cases of the backlog were done when all other desks were served", flush=True)
        processes.append(opened([postroom, "work", "--desk", desk], "Working for")[0])
        for process in processes:
            total, models, share = memory(process.pid)
            print(f"{process.args[1]}: {total:.0f} MB, of which {share:.0f} are its part of {models:.0f} MB of models that are mapped", flush=True)
        pages(said.split()[-1], "an officer of all desks", given.desks, given.requests)
        again = subprocess.run([postroom, "officer", "sign-in", "one", "--desk", desk], capture_output=True, text=True)
        link = (again.stdout + again.stderr).split()[-1]
        pages(re.sub(r"^https?://[^/]*", "/".join(said.split()[-1].split("/")[:3]), link), "an officer of one desk", given.desks, given.requests)
    finally:
        stop([process for process in processes if process.poll() is None])
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
