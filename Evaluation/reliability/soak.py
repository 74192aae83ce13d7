#!/usr/bin/env python3
"""A desk under steady work for hours: mail comes over LMTP, pages are read, replies are approved and sent. Watches whether memory
and descriptors stay flat, and counts at the end.

    python3 Evaluation/reliability/soak.py POSTROOM [--minutes 120] [--mails 2] [--pages 2] [--approvals 0.5] [--samples FILE]

The rates are per second. POSTROOM is the built command. The samples go into FILE as CSV: seconds, resident kB, anonymous kB,
descriptors, threads, bytes of the write-ahead log, mails taken, replies accepted by the mail server. Ends with 1 where a mail or a
reply is missing or doubled, or, in a run of half an hour or more, where the second half shows anonymous memory growing by more than
10 MB an hour or descriptors by more than 2 an hour.
"""
import argparse
import asyncio
import collections
import html
import http.cookiejar
import importlib.util
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from load import Refused, Session, message

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("rate", HERE / "lmtp-rate.py")
rate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rate)
PAGES = ["/cases", "/search?q=Laterne", "/outbox", "/measures", "/health", "/rules"]
MEMORY_AN_HOUR, DESCRIPTORS_AN_HOUR = 10_000, 2
# In less time a desk is still warming up.
MINUTES_FOR_GROWTH = 30


class Sink:
    """Takes every message and counts it by its Message-ID."""

    def __init__(self):
        self.taken = collections.Counter()

    async def serve(self, reader, writer):
        try:
            await self.answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            # The sender was killed half-way: nothing was accepted.
            pass
        finally:
            writer.close()

    async def answer(self, reader, writer):
        writer.write(b"220 sink.example\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                text = await reader.readuntil(b"\r\n.\r\n")
                found = re.search(rb"(?im)^Message-ID:\s*(\S+)", text)
                self.taken[found.group(1) if found else b"none"] += 1
                writer.write(b"250 2.0.0 taken\r\n")
            elif verb == b"EHLO":
                writer.write(b"250-sink.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 yes\r\n")


class Officer:
    """Reads pages and approves what is drafted, over HTTP as a browser would."""

    def __init__(self, sign_in):
        self.base = sign_in
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.post("/sign-in", self.hidden(self.get(sign_in), "/sign-in"))

    @staticmethod
    def hidden(page, action):
        """The hidden fields of a form, or nothing where the page has no such form."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.S)
        fields = {}
        for tag in re.findall(r"<input[^>]*>", form.group(0) if form else ""):
            given = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
            if given.get("type") == "hidden":
                fields[given["name"]] = html.unescape(given.get("value", ""))
        return fields

    def get(self, path):
        with self.browser.open(urllib.parse.urljoin(self.base, path), timeout=60) as answer:
            return answer.read().decode()

    def post(self, path, fields):
        with self.browser.open(urllib.parse.urljoin(self.base, path), urllib.parse.urlencode(fields).encode(), timeout=60) as answer:
            return answer.read().decode()

    def drafted(self):
        return [line["id"] for line in json.loads(self.get("/cases.json"))["lines"] if line["state"] == "drafted"]

    def approve(self, case):
        action = f"/cases/{case}/approval"
        fields = self.hidden(self.get(f"/cases/{case}"), action)
        try:
            if fields:
                self.post(action, fields)
        except urllib.error.HTTPError as refusal:
            # A draft with an open question is refused, which is right.
            if refusal.code >= 500:
                raise


async def at_rate(per_second, until, step):
    """Calls `step` so often, and no more often where it is slow."""
    due = time.monotonic()
    while time.monotonic() < until:
        due = max(due + 1 / per_second, time.monotonic() - 1)
        await step()
        await asyncio.sleep(max(0, due - time.monotonic()))


def sample(pid, desk):
    status = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
    log = desk / "store.sqlite-wal"
    return [int(status["VmRSS"].split()[0]), int(status["RssAnon"].split()[0]), len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir())),
            int(status["Threads"]), log.stat().st_size if log.exists() else 0]


def slope(points):
    """Growth an hour, by least squares."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return 3600 * sum((x - middle_x) * (y - middle_y) for x, y in points) / spread if spread else 0.0


async def work(given, desk, process, officer, sink, port, rows):
    chance, mails, approved = random.Random(1), [], set()
    until, begun = time.monotonic() + 60 * given.minutes, time.monotonic()
    session = await Session.open(port)

    async def mail():
        nonlocal session
        token, body = message(len(mails), chance.choice([300, 2_000, 20_000]), chance)
        try:
            await session.give(body)
        except (ConnectionError, Refused):
            # A session lasts an hour and 10,000 commands at most, as a mail server knows. What was refused comes again.
            session.close()
            session = await Session.open(port)
            await session.give(body)
        mails.append(token)

    async def page():
        await asyncio.to_thread(officer.get, chance.choice(PAGES))

    async def approval():
        waiting = [case for case in await asyncio.to_thread(officer.drafted) if case not in approved]
        for case in waiting[:1]:
            approved.add(case)
            await asyncio.to_thread(officer.approve, case)

    async def watch():
        rows.append([round(time.monotonic() - begun, 1), *sample(process.pid, desk), len(mails), sum(sink.taken.values())])
        if sys.stderr.isatty():
            print(f"\r{rows[-1]}", end="", file=sys.stderr)

    await asyncio.gather(at_rate(given.mails, until, mail), at_rate(given.pages, until, page),
                         at_rate(given.approvals, until, approval), at_rate(0.1, until, watch))
    session.close()
    return mails


async def run(given, folder):
    postroom, desk, sink, rows = given.postroom.resolve(), folder / "desk", Sink(), []
    subprocess.run([postroom, "init", desk, "--trial", "--desk", rate.ROOT / "Corpora/desks/stadt"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = await asyncio.start_server(sink.serve, "127.0.0.1", 0, limit=2**24)
    settings = desk / "postroom.yaml"
    text = settings.read_text()
    outward = f"  transport: smtp\n  url: smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}\n"
    settings.write_text(text.replace("  transport: maildir\n  path: sent\n", outward).replace("web:\n", "web:\n  hold: 0\n"))
    port = rate.free_port()
    process = subprocess.Popen([postroom, "serve", "--desk", desk, "--port", "0", "--lmtp", f"127.0.0.1:{port}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        while not said.startswith("One-time sign-in"):
            said = await asyncio.to_thread(process.stderr.readline)
            if not said:
                sys.exit("serve does not start")
        complaints = asyncio.create_task(asyncio.to_thread(process.stderr.read))
        rate.wait_for(port, process)
        officer = await asyncio.to_thread(Officer, said.split()[-1])
        mails = await work(given, desk, process, officer, sink, port, rows)
        # What has come is taken in, drafted and sent to its end.
        for _ in range(120):
            await asyncio.sleep(1)
            if not any((desk / "incoming/new").iterdir()):
                break
        await asyncio.sleep(5)
        stopped = time.monotonic()
        process.terminate()
        code = await asyncio.to_thread(process.wait, 60)
        stopped = time.monotonic() - stopped
        complaints = (await complaints).splitlines()
    finally:
        process.kill()
        server.close()
    return mails, sink, rows, (code, stopped, complaints), desk


def judge(mails, sink, rows, ending, desk, postroom):
    wrong = []
    with sqlite3.connect(f"file:{desk}/store.sqlite?mode=ro", uri=True) as store:
        kept = collections.Counter(row[0].strip("<>").split("@")[0] for row in store.execute("SELECT message_id FROM mails"))
        states = dict(store.execute("SELECT state, count(*) FROM cases GROUP BY state").fetchall())
    missing = [token for token in mails if kept[token] != 1]
    if missing:
        wrong.append(f"{len(missing)} mails answered with 250 are not there once")
    if any(times != 1 for times in sink.taken.values()):
        wrong.append("a reply was accepted more than once")
    if states.get("sent", 0) != len(sink.taken):
        wrong.append(f"{states.get('sent', 0)} cases are sent, the mail server has {len(sink.taken)} replies")
    if subprocess.run([postroom, "audit", "verify", "--desk", desk], capture_output=True).returncode:
        wrong.append("postroom audit verify does not end with 0")
    code, stopped, complaints = ending
    if code or stopped > 10:
        wrong.append(f"SIGTERM: ended with {code} after {stopped:.1f} s")
    half = [row for row in rows if row[0] >= rows[-1][0] / 2]
    memory, descriptors = slope([(row[0], row[2]) for row in half]), slope([(row[0], row[3]) for row in half])
    is_long = rows[-1][0] >= 59 * MINUTES_FOR_GROWTH
    if is_long and memory > MEMORY_AN_HOUR:
        wrong.append("memory grows")
    if is_long and descriptors > DESCRIPTORS_AN_HOUR:
        wrong.append("descriptors grow")
    print(f"{rows[-1][0] / 60:.0f} minutes: {len(mails)} mails taken, {len(sink.taken)} replies sent; states {states}")
    print(f"anonymous memory {rows[0][2] / 1000:.0f} MB at first, {rows[len(rows) // 2][2] / 1000:.0f} MB at half time, "
          f"{rows[-1][2] / 1000:.0f} MB at the end; in the second half {memory / 1000:+.1f} MB an hour")
    print(f"descriptors {rows[0][3]} at first, {rows[-1][3]} at the end, {descriptors:+.2f} an hour; threads at most "
          f"{max(row[4] for row in rows)}; write-ahead log at most {max(row[5] for row in rows) / 1e6:.1f} MB")
    print(f"SIGTERM to end {stopped:.1f} s; {len(complaints)} lines in the log")
    for line in complaints[:3] + wrong:
        print(line)
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--mails", type=float, default=2)
    parser.add_argument("--pages", type=float, default=2)
    parser.add_argument("--approvals", type=float, default=0.5)
    parser.add_argument("--samples", type=pathlib.Path)
    given = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postroom-soak-"))
    try:
        mails, sink, rows, ending, desk = asyncio.run(run(given, folder))
        if given.samples:
            head = "seconds,resident_kb,anonymous_kb,descriptors,threads,wal_bytes,mails,replies"
            given.samples.write_text("\n".join([head] + [",".join(map(str, row)) for row in rows]) + "\n")
        wrong = judge(mails, sink, rows, ending, desk, given.postroom.resolve())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
