"""A PostgreSQL server of its own on a socket, run by an ordinary user, and desk directories that share a database on it."""
import os
import pathlib
import shutil
import subprocess
import tempfile

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """`kept` is a folder that outlives the server: one that ran there before goes on with its data and its settings."""

    def __init__(self, settings=(), kept=None):
        # A socket's name may have 107 bytes.
        self.folder = pathlib.Path(kept or tempfile.mkdtemp(prefix="postroom-pg-", dir=os.environ.get("TMPDIR", "/tmp")))
        self.is_kept = kept is not None
        self.data = self.folder / "data"
        if (self.data / "PG_VERSION").exists():
            # One that was killed may have left its server running.
            self.control("restart", "-m", "fast")
            return
        self.data.mkdir(parents=True)
        self.folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")
            shutil.chown(self.data, "nobody")
        self.program("initdb", "-D", self.data, "-A", "trust", "-U", "postroom", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        lines = [f"unix_socket_directories = '{self.folder}'", "listen_addresses = ''", "max_connections = 300",
                 "shared_buffers = 128MB", "max_wal_size = 4GB", *settings]
        with open(self.data / "postgresql.conf", "a") as file:
            file.write("\n".join(lines) + "\n")
        self.start()

    def program(self, name, *arguments, within=()):
        """`within` is a command that runs a command."""
        as_user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 and name in ("initdb", "pg_ctl") else []
        return subprocess.run([*within, *as_user, PROGRAMS / name, *map(str, arguments)], check=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def control(self, action, *options):
        self.program("pg_ctl", "-D", self.data, "-w", "-s", "-l", self.folder / "log", *options, action)

    def start(self):
        self.control("start")

    def crash(self):
        """As a power cut would, and up again."""
        self.control("restart", "-m", "immediate")

    def close(self):
        try:
            self.control("stop", "-m", "fast" if self.is_kept else "immediate")
        finally:
            if not self.is_kept:
                shutil.rmtree(self.folder, ignore_errors=True)

    def make(self, database):
        self.program("createdb", "-h", self.folder, "-U", "postroom", "-T", "template0", database)
        return f"postgresql://postroom@/{database}?host={self.folder}"

    def rows(self, database, sql):
        done = subprocess.run([PROGRAMS / "psql", "-h", self.folder, "-U", "postroom", "-d", database, "-qAtF", "\t", "-c", sql],
                              check=True, capture_output=True, text=True, cwd="/")
        return [line.split("\t") for line in done.stdout.splitlines()]


def make_desk(postroom, folder, store=None, settings=(), definition="stadt"):
    """A desk directory; `settings` are pairs of text in its configuration and what stands there instead."""
    subprocess.run([postroom, "init", folder, "--trial", "--desk", ROOT / "Corpora/desks" / definition, *(["--store", store] if store else [])],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    file = folder / "postroom.yaml"
    text = file.read_text()
    for old, new in settings:
        if old not in text:
            raise SystemExit(f"the configuration has no {old!r}")
        text = text.replace(old, new)
    file.write_text(text)
    return folder


def second_desk(desk, folder):
    """The same desk on another machine: what was set up is copied, what a machine made for itself is not."""
    shutil.copytree(desk, folder)
    for own in ["log", "incoming", "sent", ".open"]:
        path = folder / own
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return folder
