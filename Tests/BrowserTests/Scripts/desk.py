"""A review desk of the built command, in a folder that is gone afterwards."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COMMAND = os.environ.get("POSTROOM_COMMAND", "postroom")
# Beside the checkout, not part of it; see Docs/Contributing.md.
SHARED = Path(os.environ.get("POSTROOM_SHARED", ROOT.parent / "shared"))
DEMO = ROOT / "Corpora/demo/demo.mbox"
OFFICER = "jana"

# Stopped from outside, a script still takes its desk down.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def command(*arguments, **more):
    """Runs the command to its end; gives its standard output."""
    done = subprocess.run([COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, **more)
    if done.returncode not in (0, 65):  # 65: some of the mail given was no mail, which hostile mailboxes are full of
        raise SystemExit(f"postroom {' '.join(map(str, arguments[:2]))} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def all_rights():
    """The rights that there are, as the command itself lists them."""
    listed = re.search(r"Rights:\s+([^.]*)\.", command("officer", "add", "--help")).group(1)
    return re.findall(r"\w+", listed)


def add_officer(folder, name):
    """The officer that scripts sign in as, with all rights."""
    rights = [word for right in all_rights() for word in ("--right", right)]
    command("officer", "add", "--desk", folder, OFFICER, "--name", name, *rights)


class Desk:
    """Mailboxes taken in, an officer with all rights, and the desk served on a free port of this machine."""

    def __init__(self, *mailboxes, officer="Jana Beispiel", hold=None, of=None):
        """`hold`: for how many seconds an approved reply can be taken back, where it is not as usual. `of`: the folder of
        another desk, to begin with a copy of it."""
        self.scratch = Path(tempfile.mkdtemp(prefix="postroom-browser-"))
        self.folder = self.scratch / "desk"
        self.server = None
        try:
            if of:
                shutil.copytree(of, self.folder)
            else:
                self.make(mailboxes, officer)
            if hold is not None:
                self.hold(hold)
            self.serve()
        except BaseException:
            self.close()
            raise

    def make(self, mailboxes, officer):
        desks = [word for name in ("stadt", "vehicle") for word in ("--desk", ROOT / "Corpora/desks" / name)]
        command("init", self.folder, "--trial", *desks)
        for at in range(0, len(mailboxes), 500):
            command("intake", "--desk", self.folder, *mailboxes[at:at + 500])
        add_officer(self.folder, officer)

    def hold(self, seconds):
        """For how long replies approved from the next start on can be taken back."""
        settings = self.folder / "postroom.yaml"
        text = re.sub(r"\n  hold: \d+", "", settings.read_text())
        settings.write_text(text.replace("\nweb:\n", f"\nweb:\n  hold: {seconds}\n"))

    def serve(self):
        talk = self.folder / "serve.log"
        with open(talk, "wb") as log:
            self.server = subprocess.Popen(
                [COMMAND, "serve", "--desk", str(self.folder), "--port", "0", "--officer", OFFICER],
                cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log)
        for _ in range(3000):
            said = re.search(r"One-time sign-in.*?(http://\S+)", talk.read_text(errors="replace"))
            if said:
                self.sign_in = said.group(1)
                self.address = re.match(r"http://[^/]+", self.sign_in).group(0)
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit("serve did not start: " + talk.read_text(errors="replace"))

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.terminate()
            try:
                self.server.wait(15)
            except subprocess.TimeoutExpired:
                self.server.kill()

    def close(self):
        self.stop()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
