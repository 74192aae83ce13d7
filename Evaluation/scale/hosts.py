#!/usr/bin/env python3
"""Desks that share a database over a network whose links are cut at random moments, for seconds or for a minute; then counts what must be there.

    python3 Evaluation/scale/hosts.py POSTROOM [--cuts 20] [--workers 2] [--mails 4] [--longest 60] [--seed 1]

POSTROOM is the built command. Each host is a network namespace of its own with one cable to a switch: the database's server, reached over TLS with
a password; the host that serves pages and LMTP; the workers, each with a mail server beside it, so that a worker without its database can still
send. A cut says nothing to either end, as when a cable is pulled out. Needs root, iproute2, util-linux, openssl and Debian's postgresql-15.

Ends with 1 where kills.py would: a mail answered with 250 that is not there once, byte for byte, a reply accepted twice, states that do not
agree, a log that does not verify, a program that ended. Says how many mails were taken and replies accepted while a cable was out.
"""
import argparse
import asyncio
import contextlib
import ctypes
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

from database import Server, make_desk, second_desk
# Imported before the folder of the next ones is known, where another script has this name.
from kills import Load, check, tell

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reliability"))
from soak import Sink  # noqa: E402

INSIDE = "POSTROOM_HOSTS_INSIDE"
NETWORK = "10.77.0."
DATABASE = NETWORK + "1"


class Host:
    """A network namespace, kept by a process that sleeps in it; `None` is that of this script."""

    def __init__(self, name, own=False):
        self.name, self.keeper = name, None if own else subprocess.Popen(["unshare", "--net", "sleep", "infinity"])
        while self.keeper and os.stat(self.net).st_ino == os.stat("/proc/self/ns/net").st_ino:
            if self.keeper.poll() is not None:
                raise SystemExit(f"no namespace for {name}")
        self.run("ip", "link", "set", "lo", "up")

    @property
    def net(self):
        return f"/proc/{self.keeper.pid if self.keeper else 'self'}/ns/net"

    def command(self, *words):
        return [*(["nsenter", f"--net={self.net}"] if self.keeper else []), *map(str, words)]

    def run(self, *words):
        subprocess.run(self.command(*words), check=True, stdin=subprocess.DEVNULL)

    @contextlib.contextmanager
    def sockets(self):
        """Sockets that are opened here are of that host."""
        setns, own = ctypes.CDLL(None, use_errno=True).setns, os.open("/proc/self/ns/net", os.O_RDONLY)
        other = os.open(self.net, os.O_RDONLY)
        try:
            if setns(other, 0):
                raise OSError(ctypes.get_errno(), "setns")
            yield
        finally:
            if setns(own, 0):
                raise OSError(ctypes.get_errno(), "setns")
            os.close(own)
            os.close(other)

    def end(self):
        if self.keeper:
            self.keeper.kill()
            self.keeper.wait()


class Switch(Host):
    def __init__(self):
        super().__init__("switch")
        self.run("ip", "link", "add", "bridge", "type", "bridge")
        self.run("ip", "link", "set", "bridge", "up")

    def connect(self, host, address):
        port = host.name
        self.run("ip", "link", "add", port, "type", "veth", "peer", "name", "cable")
        self.run("ip", "link", "set", port, "master", "bridge")
        self.run("ip", "link", "set", port, "up")
        self.run("ip", "link", "set", "cable", "netns", str(host.keeper.pid if host.keeper else os.getpid()))
        host.run("ip", "address", "add", f"{address}/24", "dev", "cable")
        host.run("ip", "link", "set", "cable", "up")

    def cut(self, host):
        """The port leaves the bridge: frames are lost, and the host's own link stays up."""
        self.run("ip", "link", "set", host.name, "nomaster")

    def mend(self, host):
        self.run("ip", "link", "set", host.name, "master", "bridge")


class FarServer(Server):
    """Listens on a host of its own, over TLS alone, for those who know the password."""

    def __init__(self, host, folder, password):
        self.host = host
        certificate, key = folder / "server.pem", folder / "server.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=database", "-addext", f"subjectAltName=IP:{DATABASE}", "-keyout", key, "-out", certificate],
                       check=True, stderr=subprocess.DEVNULL)
        shutil.chown(key, "nobody")
        key.chmod(0o600)
        super().__init__([f"listen_addresses = '{DATABASE}'", "ssl = on", f"ssl_cert_file = '{certificate}'", f"ssl_key_file = '{key}'",
                          "password_encryption = 'scram-sha-256'"])
        self.rows("postgres", f"ALTER ROLE postroom PASSWORD '{password}'")

    def start(self):
        with open(self.data / "pg_hba.conf", "a") as file:
            file.write(f"hostssl all all {NETWORK}0/24 scram-sha-256\n")
        super().start()

    def program(self, name, *arguments):
        return super().program(name, *arguments, within=self.host.command() if name == "pg_ctl" else [])


async def run(given, folder, hosts, switch, server, chance):
    postroom, sink = given.postroom.resolve(), Sink()
    work_hosts = hosts[1:]
    near = server.make("desk")
    far = f"postgresql://postroom@{DATABASE}/desk?sslrootcert={folder}/server.pem\nstorePasswordFile: {folder}/password"
    web_desk = make_desk(postroom, folder / "web", near,
                         [(near, far), ("  transport: maildir\n  path: sent\n", "  transport: smtp\n  url: smtp://127.0.0.1:2525\n"),
                          ("web:\n", "web:\n  hold: 0\n")], "vehicle")
    desks = [second_desk(web_desk, folder / host.name) for host in work_hosts]
    mail_servers = []
    for host in work_hosts:
        with host.sockets():
            listening = socket.create_server(("127.0.0.1", 2525))
        mail_servers.append(await asyncio.start_server(sink.serve, sock=listening, limit=2**24))
    load, programs = Load.begin(postroom, web_desk, [host.command(postroom, "work", "--desk", desk) for host, desk in zip(work_hosts, desks)],
                                given.mails, chance)
    cuts, seconds, during = [], 0.0, [0, 0]
    try:
        await asyncio.sleep(15)
        for number in range(given.cuts):
            await asyncio.sleep(chance.uniform(2, 15))
            # The first ones are long for certain: longer than claims, leases and what the connections wait for.
            host = hosts[number % len(hosts)] if number < len(hosts) else chance.choice([*hosts, switch.database])
            length = given.longest if number < len(hosts) else chance.choice([chance.uniform(0.2, 5), chance.uniform(5, given.longest)])
            before = sum(load.taken.values()), len(sink.taken)
            switch.cut(host)
            await asyncio.sleep(length)
            switch.mend(host)
            seconds += length
            cuts.append(host.name)
            during = [sum(load.taken.values()) - before[0] + during[0], len(sink.taken) - before[1] + during[1]]
            tell(f"{len(cuts)} cuts, {sum(load.taken.values())} mails taken, {len(sink.taken)} replies accepted; last: {host.name}, {length:.0f} s ")
    except asyncio.CancelledError:
        print("ended early", file=sys.stderr)
    codes = await load.end(server, web_desk, programs)
    for mail_server in mail_servers:
        mail_server.close()
    print(f"{len(cuts)} cuts of together {seconds:.0f} s ({', '.join(f'{name} {cuts.count(name)}' for name in sorted(set(cuts)))}); meanwhile "
          f"{during[0]} mails were taken and {during[1]} replies accepted")
    return load, sink, [web_desk, *desks], codes, [what for program in programs for what in program.ended]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--mails", type=float, default=4, help="a second")
    parser.add_argument("--longest", type=float, default=60, help="seconds of a cut")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if os.environ.get(INSIDE) is None:
        # The machine's own network is left alone.
        os.execvpe("unshare", ["unshare", "--net", sys.executable, *sys.argv], {**os.environ, INSIDE: "1"})
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance, folder = random.Random(given.seed), pathlib.Path(tempfile.mkdtemp(prefix="postroom-hosts-"))
    folder.chmod(0o755)
    password = folder / "password"
    password.touch(0o600)
    password.write_text(f"{chance.getrandbits(128):032x}\n")
    switch, server = Switch(), None
    switch.database = Host("database")
    hosts = [Host("web", own=True)] + [Host(f"work{number}") for number in range(given.workers)]
    try:
        for number, host in enumerate([switch.database, *hosts], 1):
            switch.connect(host, f"{NETWORK}{number}")
        server = FarServer(switch.database, folder, password.read_text().strip())
        load, sink, desks, codes, ended = asyncio.run(run(given, folder, hosts, switch, server, chance))
        wrong, states = check(server, load, sink, desks, codes, ended, given.postroom.resolve())
    finally:
        if server:
            server.close()
        for host in [switch, switch.database, *hosts]:
            host.end()
        shutil.rmtree(folder, ignore_errors=True)
    answered = sum(1 for token in load.made if load.taken[token])
    print(f"{len(load.made)} messages, {answered} of them answered; {len(sink.taken)} replies accepted; states {states}; {len(wrong)} wrong")
    for line in wrong[:20]:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
