#!/usr/bin/env python3
"""Kills the program under load, over LMTP and over the pipe, and counts: what was answered 250 or 0 is there byte for byte, and
nothing is there twice.

    python3 Evaluation/reliability/kills.py POSTROOM lmtp|pipe [--kills 1000] [--seed 1] [--keep FOLDER]

POSTROOM is the built command. `lmtp` kills `serve --lmtp` at chance moments while sessions deliver; `pipe` kills `deliver`. As a
mail server would, the client gives a message again that was not answered, with the same bytes. Ends with 1 where a count is
wrong. A run says how many kills it has done, and can be ended with Ctrl+C: it then counts what there is.
"""
import argparse
import asyncio
import collections
import importlib.util
import pathlib
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from load import Refused, Session, message

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("rate", HERE / "lmtp-rate.py")
rate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rate)


class Mail:
    """Messages that were made, and how often each was answered with yes."""

    def __init__(self, chance):
        self.chance, self.made, self.taken, self.again = chance, {}, collections.Counter(), collections.deque()
        self.kills = 0

    def next(self):
        if self.again:
            return self.again.popleft()
        token, body = message(len(self.made), self.chance.choice([300, 2_000, 20_000, 200_000]), self.chance)
        self.made[token] = body
        return token


def serve(postroom, desk, port=None):
    lmtp = ["--lmtp", f"127.0.0.1:{port}"] if port else []
    return subprocess.Popen([postroom, "serve", "--desk", desk, "--port", "0", *lmtp],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def deliver_always(port, mail, until):
    """Gives messages over one session after the other until told to end."""
    while not until.is_set():
        token = None
        try:
            session = await Session.open(port)
            while not until.is_set():
                token = mail.next()
                await session.give(mail.made[token])
                mail.taken[token] += 1
                token = None
                # The desk lives for moments only, so more would wait than LMTP lets wait.
                await asyncio.sleep(mail.chance.uniform(0, 0.3))
            session.close()
        except (OSError, ConnectionError, asyncio.IncompleteReadError, Refused):
            if token is not None:
                mail.again.append(token)
            await asyncio.sleep(0.05)


async def over_lmtp(postroom, desk, mail, kills, chance):
    port, until = rate.free_port(), asyncio.Event()
    sessions = [asyncio.create_task(deliver_always(port, mail, until)) for _ in range(4)]
    process = None
    try:
        while mail.kills < kills:
            process = serve(postroom, desk, port)
            begun = sum(mail.taken.values())
            # Killed some moments after the first mails were taken, or while it starts.
            waited = 0.0
            while process.poll() is None and sum(mail.taken.values()) < begun + 3 and waited < 60:
                await asyncio.sleep(0.02)
                waited += 0.02
                if chance.random() < 0.002:
                    break
            await asyncio.sleep(chance.uniform(0, 0.5))
            if process.poll() is not None:
                sys.exit(f"serve ended by itself, with {process.returncode}")
            process.send_signal(signal.SIGKILL)
            process.wait()
            mail.kills += 1
            tell(f"{mail.kills} kills, {len(mail.made)} messages, {sum(mail.taken.values())} answered 250")
    finally:
        if process:
            process.kill()
        until.set()
        for session in sessions:
            session.cancel()
        await asyncio.gather(*sessions, return_exceptions=True)


def over_pipe(postroom, desk, mail, kills, chance):
    tries = 0
    # How long one takes here, so that kills fall into all of it.
    durations = []
    for _ in range(5):
        token = mail.next()
        begun = time.monotonic()
        subprocess.run([postroom, "deliver", "--desk", desk], input=mail.made[token], capture_output=True, check=True)
        durations.append(time.monotonic() - begun)
        mail.taken[token] += 1
    usual = statistics.median(durations)
    while mail.kills < kills:
        tries += 1
        token = mail.next()
        body = mail.made[token]
        process = subprocess.Popen([postroom, "deliver", "--desk", desk, "--size", str(len(body))], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            out, _ = process.communicate(body, timeout=chance.uniform(0, 1.5 * usual))
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
            mail.kills += 1
        if out:
            sys.exit(f"deliver said {out[:200]!r}")
        if process.returncode == 0:
            mail.taken[token] += 1
        elif process.returncode in (75, -signal.SIGKILL):
            mail.again.append(token)
        else:
            sys.exit(f"deliver ended with {process.returncode}, which would be a bounce")
        tell(f"{mail.kills} kills, {tries} deliveries, {sum(mail.taken.values())} answered 0")


def tell(text):
    if sys.stderr.isatty():
        print("\r" + text, end="", file=sys.stderr)


def settle(postroom, desk):
    """Lets the desk take in what waits. After ten minutes without a mail taken in, what waits still is counted as missing."""
    process = serve(postroom, desk)
    last, still = -1, 0
    incoming = desk / "incoming/new"
    # There is no such folder where no desk lived long enough to open.
    while still < 600 and incoming.exists() and any(incoming.iterdir()):
        time.sleep(1)
        now = count(desk)
        still = still + 1 if now == last else 0
        last = now
    process.terminate()
    process.wait(60)


def count(desk):
    with sqlite3.connect(f"file:{desk}/store.sqlite?mode=ro", uri=True) as store:
        return store.execute("SELECT count(*) FROM mails").fetchone()[0]


def check(postroom, desk, mail):
    wrong = []
    rows = collections.defaultdict(list)
    with sqlite3.connect(f"file:{desk}/store.sqlite?mode=ro", uri=True) as store:
        for case, message_id, raw in store.execute("SELECT case_id, message_id, bytes FROM mails"):
            rows[message_id.strip("<>").split("@")[0]].append((case, bytes(raw)))
    for token, body in mail.made.items():
        kept = rows.pop(token, [])
        if mail.taken[token] and not kept:
            wrong.append(f"{token} was answered and is not there")
        if len(kept) > 1:
            wrong.append(f"{token} is there {len(kept)} times")
        if any(not raw.endswith(body) for _, raw in kept):
            wrong.append(f"{token} has other bytes")
    wrong += [f"{token} was never sent" for token in rows]
    done = subprocess.run([postroom, "audit", "verify", "--desk", desk], capture_output=True, text=True)
    if done.returncode:
        wrong.append(f"postroom audit verify: {done.stdout[-300:]} {done.stderr[-300:]}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("way", choices=["lmtp", "pipe"])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the desk directory, which then stays")
    given = parser.parse_args()
    # A shell that starts this in the background lets it ignore Ctrl+C's signal, and `kill -INT` with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    postroom, chance = given.postroom.resolve(), random.Random(given.seed)
    folder = given.keep or pathlib.Path(tempfile.mkdtemp(prefix="postroom-kills-"))
    folder.mkdir(parents=True, exist_ok=True)
    desk, mail = folder / "desk", Mail(chance)
    subprocess.run([postroom, "init", desk, "--trial", "--desk", rate.ROOT / "Corpora/desks/stadt"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        if given.way == "lmtp":
            asyncio.run(over_lmtp(postroom, desk, mail, given.kills, chance))
        else:
            over_pipe(postroom, desk, mail, given.kills, chance)
    except KeyboardInterrupt:
        # What was in the pipe's command just now is neither answered nor refused, which is right for the count.
        print("ended early", file=sys.stderr)
    settle(postroom, desk)
    wrong = check(postroom, desk, mail)
    answered = sum(1 for token in mail.made if mail.taken[token])
    print(f"{given.way}: {mail.kills} kills; {len(mail.made)} messages, {answered} of them answered, "
          f"{count(desk)} in the store, {len(wrong)} wrong")
    for line in wrong[:20]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
