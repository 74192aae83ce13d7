"""Prepared desk directories, an SMTP server that counts, and what a desk directory says about itself."""
import collections
import contextlib
import json
import os
import pathlib
import shutil
import socketserver
import sqlite3
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAIL = (b"From: Ann Lee <ann@citizen.example>\nTo: enquiries@vehicle-agency.example\nSubject: Replacement licence %d\n"
        b"Message-ID: <fault-%d@citizen.example>\n\nI lost my driving licence. How do I get a replacement licence?\n")


def letter(number=1):
    return MAIL % (number, number)


class Server(socketserver.ThreadingTCPServer):
    """An SMTP server on loopback that takes everything, and counts by Message-ID what it answered 250."""
    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.accepted, self.texts = collections.Counter(), []
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def forget(self):
        self.accepted.clear()
        self.texts.clear()

    def handle_error(self, request, client_address):
        """A client that was killed is no fault of the server."""


class Conversation(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.say("220 sink.example ESMTP")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                self.say("250-sink.example\r\n250-8BITMIME\r\n250 SMTPUTF8")
            elif verb == b"DATA":
                self.say("354 go on")
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line[1:] if line.startswith(b".") else line)
                if not line:
                    return
                text = b"".join(lines)
                # Counted before the answer, as a server that has it may lose the line there.
                self.server.accepted[header(text, b"message-id")] += 1
                self.server.texts.append(text)
                self.say("250 2.0.0 queued")
            else:
                self.say("221 bye" if verb == b"QUIT" else "250 ok")
                if verb == b"QUIT":
                    return


def header(text, name):
    for line in text.split(b"\r\n\r\n")[0].split(b"\r\n"):
        if line.lower().startswith(name + b":"):
            return line.partition(b":")[2].strip().decode()
    return ""


class Ran:
    """How a command ended and what it said."""

    def __init__(self, code, out, said):
        self.code, self.out, self.said = code, out, said

    @property
    def crashed(self):
        return self.code in (-4, -5, -6, -8, -11, 132, 133, 134, 136, 139) or b"Fatal error" in self.said

    def __str__(self):
        return f"{self.code}: {self.said.decode(errors='replace').strip()[-200:]}"


def run(command, given=b"", limit=120, env=None, **more):
    """Runs to the end; a command that takes longer than `limit` seconds is killed and ends with None."""
    process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True, env=env, **more)
    try:
        out, said = process.communicate(given, timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        out, said = process.communicate()
        return Ran(None, out, said)
    except BaseException:
        os.killpg(process.pid, 9)
        raise
    return Ran(process.returncode, out, said)


def must(ran, what):
    if ran.code:
        sys.exit(f"{what} ended with {ran}")
    return ran


class Desk:
    """A desk directory."""

    def __init__(self, postroom, folder):
        self.postroom, self.folder = postroom, pathlib.Path(folder)

    def run(self, *arguments, **more):
        return run(self.command(*arguments), **more)

    def command(self, *arguments):
        return [self.postroom, *arguments, "--desk", self.folder]

    @classmethod
    def make(cls, postroom, folder, url=None, extra=""):
        """A desk directory with a part of the desk `vehicle`, which opens faster than the whole."""
        self = cls(postroom, folder)
        with tempfile.TemporaryDirectory() as part:
            desk = pathlib.Path(part) / "vehicle"
            shutil.copytree(ROOT / "Corpora/desks/vehicle", desk)
            for answer in desk.glob("answers/*/*.md"):
                if not answer.name.startswith("general") and answer.parent.name != "licence-replacement":
                    answer.unlink()
            shutil.rmtree(desk / "training/supplement")
            for training in sorted((desk / "training").iterdir())[1:]:
                training.unlink()
            must(run([postroom, "init", folder, "--trial", "--desk", desk]), "init")
        file = self.folder / "postroom.yaml"
        text = file.read_text()
        if url:
            text = text.replace("  transport: maildir\n  path: sent\n", f"  transport: smtp\n  url: {url}\n")
            assert url in text
        file.write_text(text + extra)
        return self

    def copy(self, folder):
        """A fresh copy; what no command writes to is the same file."""
        shutil.rmtree(folder, ignore_errors=True)

        def link_or_copy(source, target):
            if pathlib.Path(source).relative_to(self.folder).parts[0] in ("desks", "models"):
                with contextlib.suppress(OSError):
                    return os.link(source, target)
            shutil.copy2(source, target)

        shutil.copytree(self.folder, folder, copy_function=link_or_copy)
        return Desk(self.postroom, folder)

    def take_in(self, number=1):
        must(self.run("intake", "-", given=letter(number)), "intake")

    def cases(self):
        ran = must(self.run("case", "list", "--json"), "case list")
        return [json.loads(line) for line in ran.out.splitlines()]

    def states(self):
        return sorted(case["state"] for case in self.cases())

    def seal(self, case):
        """The seal of the reply, and its bytes."""
        shown = must(self.run("review", "show", case), "review show")
        words = [line[6:] for line in shown.said.decode().splitlines() if line.startswith("Seal: ")]
        return words[0], shown.out

    def approve(self, case, seal):
        return self.run("review", "approve", case, "--seal", seal)

    def rows(self, query):
        with contextlib.closing(sqlite3.connect(f"file:{self.folder}/store.sqlite?mode=ro", uri=True)) as store:
            return store.execute(query).fetchall()

    def sent(self):
        """The files that `transport: maildir` has filed."""
        return [file.read_bytes() for part in ("new", "cur") for file in (self.folder / "sent" / part).glob("*")]

    def waiting(self):
        """The mails that were delivered and not yet taken in, by file name."""
        return {file.name: file.read_bytes() for file in (self.folder / "incoming/new").glob("*")}

    @property
    def waits(self):
        """Whether mails wait, also while the open desk takes them."""
        return any((self.folder / "incoming/new").iterdir())

    def verify(self):
        """What `postroom audit verify` finds wrong; empty where nothing is."""
        ran = self.run("audit", "verify")
        return "" if ran.code == 0 else f"audit verify ended with {ran} {ran.out.decode(errors='replace')[-200:]}"


def tell(text):
    """Progress, for people at a terminal."""
    if sys.stderr.isatty():
        print("\r\033[K" + text[:150], end="", file=sys.stderr, flush=True)
