#!/usr/bin/env python3
"""Messages accepted and kept over LMTP, by Postroom and by Dovecot in turn, with as many sessions as asked for.

    python3 Evaluation/reliability/lmtp-rate.py POSTROOM [--messages 2000] [--rounds 3] [--sessions 1 8 64] [--size 20000]

POSTROOM is the built command. Dovecot delivers the same messages into a Maildir with mail_fsync=always, in a folder beside the
desk directory, so on the same disk. Both servers start anew for each run. Needs Debian's dovecot-lmtpd.
"""
import argparse
import asyncio
import os
import pathlib
import random
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

from load import cpu_seconds, hand_over, message, percentile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.poll() is not None:
                raise SystemExit(f"{process.args[0]} ended with {process.returncode}")
            time.sleep(0.1)
    raise SystemExit(f"{process.args[0]} does not listen")


def dovecot(folder, port):
    return subprocess.Popen(["sh", str(ROOT / "Evaluation/reliability/dovecot-lmtp.sh"), str(folder), str(port)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Postroom:
    def __init__(self, command, scratch):
        self.command, self.fresh = command, scratch / "fresh"
        subprocess.run([command, "init", self.fresh, "--trial", "--desk", ROOT / "Corpora/desks/stadt"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __call__(self, folder, port):
        shutil.copytree(self.fresh, folder / "desk")
        return subprocess.Popen([self.command, "serve", "--desk", folder / "desk", "--port", "0", "--lmtp", f"127.0.0.1:{port}"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def one_run(start, messages, sessions, scratch):
    """Messages a second, CPU milliseconds a message, p50 and p99 of the time from dot to reply in milliseconds."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    folder.chmod(0o755)
    port = free_port()
    process = start(folder, port)
    try:
        wait_for(port, process)
        cpu, begun = cpu_seconds(process.pid), time.perf_counter()
        times = asyncio.run(hand_over(port, messages, sessions))
        took = time.perf_counter() - begun
        cpu = cpu_seconds(process.pid) - cpu
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)
    return len(times) / took, 1000 * cpu / len(times), 1000 * percentile(times, 0.5), 1000 * percentile(times, 0.99)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--folder", default=os.environ.get("TMPDIR", "/tmp"), help="on the disk to be measured")
    options = parser.parse_args()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="postroom-lmtp-", dir=options.folder))
    scratch.chmod(0o755)
    try:
        servers = {"postroom": Postroom(options.postroom.resolve(), scratch), "dovecot": dovecot}
        chance = random.Random(1)
        messages = [message(number, options.size, chance)[1] for number in range(options.messages)]
        for sessions in options.sessions:
            found = {name: [] for name in servers}
            for _ in range(options.rounds):
                for name, start in servers.items():
                    found[name].append(one_run(start, messages, sessions, scratch))
            middle = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in found.items()}
            for name, (rate, cpu, half, most) in middle.items():
                print(f"{sessions:3} sessions, {name:8}: {rate:6.0f} messages/s, {cpu:5.2f} ms CPU a message, "
                      f"dot to reply p50 {half:6.1f} ms, p99 {most:6.1f} ms")
            print(f"{sessions:3} sessions, ratio of rates postroom to dovecot: "
                  f"{middle['postroom'][0] / middle['dovecot'][0]:.2f}", flush=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
