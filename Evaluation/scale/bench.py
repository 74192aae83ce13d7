"""Measuring a built command: processor time, syncs, sizes, and an open desk with a visitor."""
import collections
import html
import http.client
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Evaluation/reliability"))
from load import cpu_seconds  # noqa: E402


def must_run(command, folder):
    """Runs to the end. Processor time in milliseconds, children of the program included, and its largest resident memory in MB."""
    with open(folder / "out", "wb") as out, open(folder / "said", "w+b") as said:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=out, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command[1]} ended with {process.returncode}: {said.read()[-400:].decode(errors='replace')}")
    return 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1000


def mailbox(file, enquiries, address, count, first=0, attachment=0):
    """An mbox of `count` mails of the corpus again and again, each with a sender and a number of its own."""
    with open(file, "w") as mbox:
        for number in range(first, first + count):
            mbox.write(f"From citizen{number}@citizen.example Sat Nov 21 10:00:00 2026\n")
            mbox.write(mail(enquiries[number % len(enquiries)], number, address, attachment) + "\n\n")


def mail(enquiry, number, address, attachment=0):
    head = (f"From: Citizen {number} <citizen{number}@citizen.example>\nTo: {address}\n"
            f"Date: Sat, 21 Nov 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02} +0000\n"
            f"Message-ID: <{number}@citizen.example>\nMIME-Version: 1.0\nSubject: {number}: {enquiry['subject']}\n")
    body = "\n".join(("> " if line.startswith("From ") else "") + line for line in enquiry["body"].splitlines())
    text = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n\nAktenzeichen AZ{number:06}\n"
    if not attachment:
        return head + text
    # Lines of 76 letters, as base64 has them; what they decode to is looked at by nobody.
    line = ("%08d" % number + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" * 2)[:76]
    return (head + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' + text +
            "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n"
            "Content-Disposition: attachment; filename=a.pdf\n\n" + f"{line}\n" * (attachment // 77) + "--b--")


def rows(desk, query):
    store = sqlite3.connect(f"file:{desk.folder}/store.sqlite?mode=ro", uri=True)
    try:
        return store.execute(query).fetchall()
    finally:
        store.close()


def sizes(desk):
    """What a closed desk directory has on disk: bytes of the store, of its tables, of the log and its records."""
    files = [file for file in (desk.folder / "log").rglob("*") if file.is_file()]
    tables = dict(rows(desk, """SELECT ifnull(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s
                                LEFT JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"""))
    count, leaf, private = rows(desk, "SELECT count(*), sum(length(leaf)), sum(length(private_form)) FROM records")[0]
    return {
        "cases": rows(desk, "SELECT count(*) FROM cases")[0][0], "store": (desk.folder / "store.sqlite").stat().st_size,
        "mails": rows(desk, "SELECT sum(length(bytes)) FROM mails")[0][0] or 0, "tables": tables,
        "records": count, "leaves": leaf or 0, "private": private or 0,
        "log_bytes": sum(file.stat().st_size for file in files), "log_blocks": sum(512 * file.stat().st_blocks for file in files),
        "log_files": len(files), "steps": rows(desk, "SELECT sum(version) FROM cases")[0][0] or 0,
    }


# Which file a sync is of, by the first word that its path holds.
PLACES = [("store.sqlite-wal", "store, write-ahead log"), ("store.sqlite", "store, checkpoint"), ("/incoming", "incoming mail"),
          ("/checkpoints", "log"), ("/log", "log"), ("", "other")]


def syncs(trace, since=0.0, until=float("inf")):
    """How many syncs of which files a trace holds, between two times of the clock."""
    found = collections.Counter()
    for line in trace.read_text(errors="replace").splitlines():
        call = re.match(r"\d+ +([\d.]+) f(?:data)?sync\(\d+<(.*?)>", line)
        if call and since <= float(call[1]) < until:
            found[next(name for part, name in PLACES if part in call[2])] += 1
    return found


class OpenDesk:
    """`postroom serve --lmtp`, with somebody signed in."""

    def __init__(self, desk, folder, trace=None):
        self.desk, self.header = desk, {}
        self.lmtp = folder / "lmtp"
        command = desk.command("serve", "--port", "0", "--lmtp", f"unix:{self.lmtp}")
        if trace:
            command = ["strace", "-f", "-y", "-ttt", "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-o", trace] + command
        self.said = open(folder / "served", "w+")
        self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=self.said,
                                        stderr=subprocess.STDOUT, start_new_session=True)
        self.connection = http.client.HTTPConnection("127.0.0.1", 1)
        try:
            self._sign_in()
        except BaseException:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise

    def _sign_in(self):
        found, end = None, time.monotonic() + 120
        while not found or not self.lmtp.exists():
            if self.process.poll() is not None or time.monotonic() > end:
                sys.exit(f"the desk does not open: {pathlib.Path(self.said.name).read_text()[-400:]}")
            time.sleep(0.1)
            found = re.search(r"http://[^:]+:(\d+)/sign-in/(\S+)", pathlib.Path(self.said.name).read_text())
        self.connection = http.client.HTTPConnection("127.0.0.1", int(found[1]))
        answer = self.ask("/sign-in", {"one-time": found[2]})[1]
        self.header["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]

    def ask(self, path, fields=None):
        """The text and the answer to a request. What is not 200 or 303 ends the measurement."""
        header, body = dict(self.header), None
        if fields is not None:
            header["Content-Type"], body = "application/x-www-form-urlencoded", urllib.parse.urlencode(fields)
        self.connection.request("POST" if body is not None else "GET", path, body, header)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status not in (200, 303):
            sys.exit(f"{path}: {answer.status} {text[:300]}")
        return text, answer

    def cpu(self):
        """Milliseconds of processor time until now."""
        return 1000 * cpu_seconds(self.process.pid)

    def status(self):
        pid = self.process.pid
        fields = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
        return {"resident_mb": int(fields["VmRSS"].split()[0]) / 1000, "anonymous_mb": int(fields["RssAnon"].split()[0]) / 1000,
                "threads": int(fields["Threads"]), "descriptors": len(os.listdir(f"/proc/{pid}/fd"))}

    def drafted(self, count):
        """Ids of drafted cases, from as many pages of the queue as it takes."""
        found = [row[0] for row in rows(self.desk, "SELECT id FROM cases WHERE state = 'drafted' ORDER BY received_at, id")]
        return found[:count]

    def form(self, case):
        """The page of a case, and the hidden fields of its approval; none where a finding must be answered first."""
        page = self.ask(f"/cases/{case}")[0]
        form = re.search(rf'<form[^>]*action="/cases/{re.escape(case)}/approval".*?</form>', page, re.S)
        fields = {}
        for tag in re.findall(r"<input[^>]*>", form[0] if form else ""):
            given = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
            if given.get("type") == "hidden":
                fields[given["name"]] = html.unescape(given.get("value", ""))
            elif "required" in tag:
                return page, {}
        return page, fields

    def settle(self):
        """Waits until all that was delivered is taken in and drafted."""
        end = time.monotonic() + 120
        while any((self.desk.folder / "incoming/new").glob("*")) or rows(
                self.desk, "SELECT count(*) FROM cases WHERE state IN ('received', 'triaged')")[0][0]:
            if time.monotonic() > end:
                sys.exit("the desk does not come to its end")
            time.sleep(0.1)

    def stop(self):
        pid = self.process.pid
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        # Where strace stands before the desk, the signal is for its child.
        os.kill(int(children[0]) if children and b"strace" in pathlib.Path(f"/proc/{pid}/comm").read_bytes() else pid, signal.SIGTERM)
        self.process.wait(60)


def enquiries():
    """Training mails of the desk `stadt`, junk included."""
    return [json.loads(line) for name in ("stadt-1", "stadt-2", "stadt-3")
            for line in (ROOT / f"Corpora/desks/stadt/training/{name}.jsonl").read_text().splitlines()]
