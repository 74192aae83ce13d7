"""An open desk as a program of its own: what it says, and mail given to it by LMTP."""
import atexit
import contextlib
import os
import pathlib
import re
import signal
import smtplib
import socket
import subprocess
import tempfile
import time

from prepared import Desk, letter

SENDER, OFFICE = "ann@citizen.example", "enquiries@vehicle-agency.example"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class OpenDesk:
    """`postroom serve --lmtp`."""

    def __init__(self, desk, wrap=lambda command: command, limits=None):
        self.desk, self.port = desk, free_port()
        self.talk = tempfile.TemporaryFile()
        command = desk.command("serve", "--port", "0", "--lmtp", f"127.0.0.1:{self.port}")
        self.process = subprocess.Popen([str(part) for part in wrap(command)], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=self.talk, preexec_fn=limits, start_new_session=True)
        atexit.register(self.end)

    def end(self):
        """Nothing runs on after the script, however that ends."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def said(self):
        self.talk.seek(0)
        return self.talk.read().decode(errors="replace")

    def wait(self, seconds=60):
        """Whether both doors open."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                if "One-time sign-in" in self.said():
                    return True
            except OSError:
                pass
            time.sleep(0.1)
        return False

    @property
    def sign_in(self):
        return re.search(r"One-time sign-in for .*: (\S+)", self.said())[1]

    def give(self, mail):
        """The answer to a mail: a code, or 0 where there is none."""
        try:
            with smtplib.LMTP("127.0.0.1", self.port, timeout=60) as session:
                session.ehlo("test.example")
                for answer in (session.mail(SENDER), session.rcpt(OFFICE)):
                    if answer[0] >= 400:
                        return answer[0]
                return session.data(mail.replace(b"\n", b"\r\n"))[0]
        except (OSError, smtplib.SMTPException) as error:
            return getattr(error, "smtp_code", 0)

    def stop(self):
        """The exit code, and how many seconds it took; killed after 30."""
        begun, pid = time.monotonic(), self.process.pid
        if self.process.poll() is None:
            # Where faketime stands before the desk, the signal is for its child.
            children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            os.kill(int(children[0]) if children else pid, signal.SIGTERM)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            code = None
        return code, time.monotonic() - begun


def mails(desk):
    return [bytes(row[0]) for row in desk.rows("SELECT bytes FROM mails")]


def serve_in_need(postroom, prepared_in, mount, need):
    """An open desk that gets a mail in need and two afterwards: how it answered, and what is wrong."""
    made = Desk(postroom, prepared_in / "served")
    if not made.folder.exists():
        made = Desk.make(postroom, made.folder)
        # Models are made once.
        made.take_in(0)
    desk, wrong, answer = made.copy(pathlib.Path(mount) / "desk"), [], 0
    if not need.comes_later:
        need.begins()
    opened = OpenDesk(desk, need.wrap, need.limits)
    is_open = opened.wait()
    if need.comes_later:
        need.begins()
    if is_open:
        answer = opened.give(letter(1))
        # Time for the desk to take it in, or to fail.
        time.sleep(3)
        if not 200 <= answer < 500:
            wrong.append(f"the answer {answer} would be a bounce or a loss") if answer else None
    need.ends()
    if not need.comes_later or opened.process.poll() is not None:
        # The desk is started anew once the need is over.
        code, took = opened.stop()
        ending = f"{answer or 'no answer'}, stopped with {code}" if is_open else f"does not open: {code}"
        ending += f" ({opened.said().strip().splitlines()[-1][:150]})" if not is_open and opened.said().strip() else ""
        if need.comes_later and is_open:
            wrong.append(f"the open desk ended with {code}: {opened.said()[-200:]}")
        if not is_open and code == 0:
            wrong.append("it did not open and ended with 0")
        opened = OpenDesk(desk)
        if not opened.wait():
            return ending, wrong + [f"it does not open afterwards: {opened.said()[-300:]}"]
    else:
        ending = str(answer or "no answer")
    for number in (1, 2):
        if (number > 1 or answer != 250) and (later := opened.give(letter(number))) != 250:
            wrong.append(f"afterwards a mail is answered {later}")
    wanted, end = 3, time.monotonic() + 30
    while len(mails(desk)) < wanted and time.monotonic() < end:
        time.sleep(0.2)
    kept = mails(desk)
    for number in (1, 2):
        count = sum(mail.replace(b"\r\n", b"\n").endswith(letter(number)) for mail in kept)
        if count != 1:
            wrong.append(f"mail {number} is {count} times in the store; {len(kept)} are there: {opened.said()[-300:]}")
    code, took = opened.stop()
    if code != 0 or took > 10:
        wrong.append(f"it stopped with {code} after {took:.0f} s")
    verdict = desk.verify()
    return ending, wrong + ([verdict] if verdict else [])
