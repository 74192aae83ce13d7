#!/usr/bin/env python3
"""Desks that share a database, killed at random moments under load; then counts what must be there.

    python3 Evaluation/scale/kills.py POSTROOM [--kills 500] [--restarts 20] [--workers 3] [--mails 4] [--seed 1]

POSTROOM is the built command. One program serves pages and LMTP, the workers triage, draft and send to a mail server that counts. Each
moment one of them, chosen by chance, gets SIGKILL and begins anew; now and then the database server is restarted at once, as after a
power cut. Whoever publishes the log is among those killed: all do. Needs Debian's postgresql-15.

Ends with 1 where a mail answered with 250 is not there once, byte for byte, where a reply was accepted twice or the state does not agree,
or where the log of one of the desk directories does not verify.
"""
import argparse
import asyncio
import collections
import hashlib
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reliability"))
from database import Server, make_desk, second_desk  # noqa: E402
from load import Refused, Session, message  # noqa: E402
from soak import Officer, Sink, rate  # noqa: E402


class Program:
    """One of the programs, begun anew whenever it was killed."""

    def __init__(self, command):
        self.command, self.process, self.said, self.ended = command, None, collections.deque(maxlen=50), []
        self.begin()

    def begin(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self.listen, args=(self.process,), daemon=True).start()

    def listen(self, process):
        for line in process.stderr:
            self.said.append(line.rstrip())

    def kill(self):
        code = self.process.poll()
        if code is None:
            self.process.kill()
            self.process.wait()
        else:
            self.ended.append((code, list(self.said)[-3:]))
        self.begin()

    async def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self.process.wait, 60)


class Load:
    def __init__(self, port, web, mails, chance):
        self.port, self.web, self.mails, self.chance = port, web, mails, chance
        self.made, self.taken, self.again, self.until = {}, collections.Counter(), [], asyncio.Event()
        self.seen = set()

    @classmethod
    def begin(cls, postroom, web_desk, work, mails, chance):
        """A load, and the programs that it is for: the one that takes mail in and serves pages, and those begun by `work`."""
        port = rate.free_port()
        web = Program([postroom, "serve", "--no-work", "--desk", web_desk, "--port", "0", "--lmtp", f"127.0.0.1:{port}"])
        self = cls(port, web, mails, chance)
        self.tasks = [asyncio.create_task(self.deliver()) for _ in range(4)] + [asyncio.create_task(self.approve())]
        return self, [web] + [Program(command) for command in work]

    async def end(self, server, web_desk, programs):
        """Lets what waits be done, at most ten minutes long, and ends the programs; their codes."""
        self.until.set()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        waiting = "SELECT count(*) FROM cases WHERE state IN ('received', 'triaged', 'approved')"
        for _ in range(600):
            await asyncio.sleep(1)
            if not any((web_desk / "incoming/new").iterdir()) and server.rows("desk", waiting) == [["0"]]:
                break
        await asyncio.sleep(3)
        return [await program.end() for program in programs]

    async def deliver(self):
        session, token = None, None
        while not self.until.is_set():
            try:
                session = session or await Session.open(self.port)
                if self.again:
                    token = self.again.pop()
                else:
                    token, body = message(len(self.made), self.chance.choice([300, 2_000, 20_000]), self.chance)
                    self.made[token] = body
                await session.give(self.made[token])
                self.taken[token] += 1
                token = None
                await asyncio.sleep(self.chance.expovariate(self.mails / 4))
            except (OSError, asyncio.IncompleteReadError, Refused):
                if token:
                    self.again.append(token)
                session, token = None, None
                await asyncio.sleep(0.1)

    async def approve(self):
        """Signs in anew for each program that serves; what goes wrong while it is killed is tried again."""
        officer, known = None, None
        while not self.until.is_set():
            await asyncio.sleep(0.2)
            link = next((line.split()[-1] for line in reversed(self.web.said) if line.startswith("One-time sign-in")), None)
            try:
                if link != known:
                    officer, known = await asyncio.to_thread(Officer, link), link
                if officer:
                    waiting = [case for case in await asyncio.to_thread(officer.drafted) if case not in self.seen]
                    for case in waiting[:1]:
                        await asyncio.to_thread(officer.approve, case)
                        self.seen.add(case)
            except (OSError, ValueError, urllib.error.HTTPError):
                pass


async def run(given, folder, server, chance):
    postroom, sink = given.postroom.resolve(), Sink()
    mail_server = await asyncio.start_server(sink.serve, "127.0.0.1", 0, limit=2**24)
    outward = f"  transport: smtp\n  url: smtp://127.0.0.1:{mail_server.sockets[0].getsockname()[1]}\n"
    web_desk = make_desk(postroom, folder / "web", server.make("desk"),
                         [("  transport: maildir\n  path: sent\n", outward), ("web:\n", "web:\n  hold: 0\n")],
                         # The smaller of the demo's desks: a program that begins anew is soon at work.
                         "vehicle")
    desks = [second_desk(web_desk, folder / f"work{number}") for number in range(given.workers)]
    load, programs = Load.begin(postroom, web_desk, [[postroom, "work", "--desk", desk] for desk in desks], given.mails, chance)
    kills = restarts = 0
    try:
        await asyncio.sleep(15)
        while kills < given.kills:
            await asyncio.sleep(chance.uniform(0, 2 * given.pause))
            chance.choice(programs).kill()
            kills += 1
            if kills * given.restarts // given.kills > restarts:
                await asyncio.to_thread(server.crash)
                restarts += 1
            tell(f"{kills} kills, {restarts} restarts, {sum(load.taken.values())} mails taken, {len(sink.taken)} replies accepted")
    except asyncio.CancelledError:
        print("ended early", file=sys.stderr)
    codes = await load.end(server, web_desk, programs)
    mail_server.close()
    ended = [what for program in programs for what in program.ended]
    return kills, restarts, load, sink, [web_desk] + desks, codes, ended


def tell(text):
    if sys.stderr.isatty():
        print("\r" + text, end="", file=sys.stderr)


def check(server, load, sink, desks, codes, ended, postroom):
    wrong, rows = [], collections.defaultdict(list)
    # Before the message the LMTP server may write lines of its own.
    start = "position('From: Ann Citizen'::bytea in bytes)"
    for message_id, digest in server.rows(
            "desk", f"SELECT message_id, encode(sha256(substring(bytes from {start})), 'hex') FROM mails"):
        rows[message_id.strip("<>").split("@")[0]].append(digest)
    for token, body in load.made.items():
        kept = rows.pop(token, [])
        if load.taken[token] and not kept:
            wrong.append(f"{token} was answered and is not there")
        if len(kept) > 1:
            wrong.append(f"{token} is there {len(kept)} times")
        if any(digest != hashlib.sha256(body).hexdigest() for digest in kept):
            wrong.append(f"{token} has other bytes")
    wrong += [f"{token} was never sent" for token in rows]
    twice = [name for name, times in sink.taken.items() if times > 1]
    wrong += [f"reply {name!r} was accepted {sink.taken[name]} times" for name in twice]
    states = dict(server.rows("desk", "SELECT state, count(*) FROM cases GROUP BY state"))
    sent, doubtful = int(states.get("sent", 0)), int(states.get("inDoubt", 0))
    if not sent <= len(sink.taken) <= sent + doubtful:
        wrong.append(f"{sent} cases are sent and {doubtful} in doubt, the mail server has {len(sink.taken)} replies")
    for state in ("received", "triaged", "approved"):
        if state in states:
            wrong.append(f"{states[state]} cases are left {state}")
    for desk in desks:
        done = subprocess.run([postroom, "audit", "verify", "--desk", desk], capture_output=True, text=True)
        if done.returncode:
            wrong.append(f"audit verify of {desk.name}: {done.stderr[-300:]}")
    wrong += [f"a program ended with {code}" for code in codes if code]
    wrong += [f"a program ended by itself with {code}: {said}" for code, said in ended]
    return wrong, states


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--restarts", type=int, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--mails", type=float, default=4, help="a second")
    parser.add_argument("--pause", type=float, default=3, help="seconds between two kills, on average")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    # A shell that starts this in the background lets it ignore Ctrl+C's signal, and `kill -INT` with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance, folder, server = random.Random(given.seed), pathlib.Path(tempfile.mkdtemp(prefix="postroom-kills-")), Server()
    try:
        kills, restarts, load, sink, desks, codes, ended = asyncio.run(run(given, folder, server, chance))
        wrong, states = check(server, load, sink, desks, codes, ended, given.postroom.resolve())
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)
    answered = sum(1 for token in load.made if load.taken[token])
    print(f"{kills} kills of {len(desks)} programs and {restarts} restarts of the server; {len(load.made)} messages, {answered} of them "
          f"answered; {len(sink.taken)} replies accepted; states {states}; {len(wrong)} wrong")
    for line in wrong[:20]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
