#!/usr/bin/env python3
"""How fast 1, 2, 4 and 8 workers triage and draft what waits in one database, beside one program on the embedded store.

    python3 Evaluation/scale/workers.py POSTROOM [--cases 2000] [--workers 1 2 4 8] [--slow-disk] [--rounds 1]

POSTROOM is the built command. All cases are taken in first, then the workers begin; time counts from when the first one finds work until the
last case is drafted, given to a person or discarded. CPU is that of the workers and that of the server, for each case. With --slow-disk each
sync of the server's write-ahead log takes 20 ms longer (strace), as on a network disk. Needs Debian's postgresql-15, and strace for that.
"""
import argparse
import asyncio
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reliability"))
from database import Server, make_desk, second_desk  # noqa: E402
from load import cpu_seconds, hand_over, message  # noqa: E402
from soak import rate  # noqa: E402

WAITING = "SELECT count(*) FILTER (WHERE state IN ('received', 'triaged')), count(*) FROM cases"


def start(command):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stop(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(60)


def fill(postroom, desk, count, server):
    """Takes `count` enquiries in, which nobody triages yet."""
    port, chance = rate.free_port(), random.Random(1)
    process = start([postroom, "serve", "--no-work", "--desk", desk, "--port", "0", "--lmtp", f"127.0.0.1:{port}"])
    rate.wait_for(port, process)
    begun, cpu = time.monotonic(), cpu_seconds(process.pid)
    asyncio.run(hand_over(port, [message(number, 2_000, chance)[1] for number in range(count)], 8))
    while server.rows("desk", WAITING) != [[str(count), str(count)]]:
        time.sleep(0.2)
    took, cpu = time.monotonic() - begun, cpu_seconds(process.pid) - cpu
    stop([process])
    return count / took, 1000 * cpu / count


def postmaster(server):
    return int((server.data / "postmaster.pid").read_text().split()[0])


def drain(postroom, desks, server, count):
    """Cases a second, and CPU milliseconds a case of workers and server."""
    processes = [start([postroom, "work", "--desk", desk]) for desk in desks]
    try:
        while int(server.rows("desk", WAITING)[0][0]) == count:
            time.sleep(0.05)
        begun, there = time.monotonic(), int(server.rows("desk", WAITING)[0][0])
        cpu, cpu_server = sum(cpu_seconds(process.pid) for process in processes), cpu_seconds(postmaster(server))
        while (left := int(server.rows("desk", WAITING)[0][0])) > 0:
            time.sleep(0.1)
        took = time.monotonic() - begun
        cpu = sum(cpu_seconds(process.pid) for process in processes) - cpu
        return there / took, 1000 * cpu / there, 1000 * (cpu_seconds(postmaster(server)) - cpu_server) / there, left
    finally:
        stop(processes)


def one(postroom, folder, workers, cases, slow):
    server = Server()
    slowing = None
    try:
        desk = make_desk(postroom, folder / "desk", server.make("desk"))
        desks = [second_desk(desk, folder / f"work{number}") for number in range(workers)]
        taken, cpu_in = fill(postroom, desk, cases, server)
        if slow:
            slowing = start(["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
                             "inject=fdatasync:delay_exit=20000", "-p", str(postmaster(server))])
            time.sleep(1)
        speed, cpu, cpu_server, _ = drain(postroom, desks, server, cases)
        return taken, cpu_in, speed, cpu, cpu_server
    finally:
        if slowing:
            stop([slowing])
        server.close()
        for path in folder.iterdir():
            shutil.rmtree(path)


def embedded(postroom, folder, cases):
    """The same mails taken in, triaged and drafted by one program on the embedded store."""
    desk, chance = make_desk(postroom, folder / "desk"), random.Random(1)
    mailbox = folder / "mails.mbox"
    with open(mailbox, "wb") as file:
        for number in range(cases):
            file.write(b"From ann@citizen.example Tue Nov  3 08:30:00 2026\n" + message(number, 2_000, chance)[1].replace(b"\r\n", b"\n")
                       + b"\n")
    subprocess.run([postroom, "desk", "check", "--desk", desk], capture_output=True)
    begun, before = time.monotonic(), sum(os.times()[2:4])
    subprocess.run([postroom, "intake", "--desk", desk, mailbox], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took, cpu = time.monotonic() - begun, sum(os.times()[2:4]) - before
    shutil.rmtree(desk)
    mailbox.unlink()
    return cases / took, 1000 * cpu / cases


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--slow-disk", action="store_true")
    given = parser.parse_args()
    postroom, folder = given.postroom.resolve(), pathlib.Path(tempfile.mkdtemp(prefix="postroom-workers-"))
    try:
        for _ in range(given.rounds):
            if not given.slow_disk:
                speed, cpu = embedded(postroom, folder, given.cases)
                print(f"embedded store, one program, from mailbox to draft: {speed:.0f} mails/s, {cpu:.1f} ms CPU a mail", flush=True)
            for workers in given.workers:
                taken, cpu_in, speed, cpu, cpu_server = one(postroom, folder, workers, given.cases, given.slow_disk)
                print(f"database, {workers} workers: taken in {taken:.0f} mails/s ({cpu_in:.1f} ms CPU); triaged and drafted {speed:.0f} "
                      f"cases/s, CPU a case {cpu:.1f} ms in workers and {cpu_server:.1f} ms in the server", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
