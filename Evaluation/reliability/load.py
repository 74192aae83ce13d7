"""Messages, and a client that hands them over by LMTP over many sessions at once."""
import asyncio
import os
import random
import time

CITIZEN, OFFICE = "ann@citizen.example", "buergerservice@lindenfurt.example"
SENTENCES = ["Unsere Mülltonne wurde nicht geleert.", "Ich möchte meinen Hauptwohnsitz ummelden.", "Wann ist ein Termin frei?",
             "Die Laterne vor unserem Haus ist seit Tagen dunkel.", "Der Bescheid ist mir nicht verständlich."]


def message(number, size, chance=random, to=OFFICE):
    """An enquiry of about `size` bytes, unlike any other."""
    token = f"{number}-{chance.getrandbits(64):016x}"
    head = (f"From: Ann Citizen <{CITIZEN}>\r\nTo: {to}\r\nSubject: Anfrage {token}\r\n"
            f"Date: Tue, 03 Nov 2026 08:30:00 +0100\r\nMessage-ID: <{token}@citizen.example>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").encode()
    lines, length = [], len(head)
    while length < size:
        lines.append(chance.choice(SENTENCES).encode())
        length += len(lines[-1]) + 2
    return token, head + b"\r\n".join(lines or [SENTENCES[0].encode()]) + b"\r\n"


class Refused(Exception):
    pass


class Session:
    """One LMTP session. `give` returns the seconds from the final dot to the reply."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port):
        self = cls(*await asyncio.open_connection("127.0.0.1", port))
        await self.reply("2")
        self.writer.write(b"LHLO load.example\r\n")
        await self.reply("2")
        return self

    async def reply(self, wanted):
        while True:
            line = await self.reader.readline()
            if not line:
                raise ConnectionError("closed")
            if line[3:4] != b"-":
                break
        if line[:1] != wanted.encode():
            raise Refused(line.decode(errors="replace").strip())
        return line

    async def give(self, body, to=OFFICE):
        self.writer.write(b"MAIL FROM:<%s> BODY=8BITMIME\r\n" % CITIZEN.encode())
        await self.reply("2")
        self.writer.write(b"RCPT TO:<%s>\r\n" % to.encode())
        await self.reply("2")
        self.writer.write(b"DATA\r\n")
        await self.reply("3")
        self.writer.write(body.replace(b"\r\n.", b"\r\n..") + b".\r\n")
        await self.writer.drain()
        begun = time.perf_counter()
        await self.reply("2")
        return time.perf_counter() - begun

    def close(self):
        self.writer.close()


async def hand_over(port, messages, sessions, to=None):
    """Hands all messages over, over so many sessions; gives the times from dot to reply. `to` has the recipient of each."""
    left, times = list(zip(messages, to or [OFFICE] * len(messages))), []

    async def one():
        session = await Session.open(port)
        while left:
            times.append(await session.give(*left.pop()))
        session.close()

    await asyncio.gather(*(one() for _ in range(sessions)))
    return times


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def cpu_seconds(root):
    """Processor time of a process, of those that it started, and of those of them that have ended."""
    ticks, parents, used = os.sysconf("SC_CLK_TCK"), {}, {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry)], used[int(entry)] = int(fields[1]), sum(int(field) for field in fields[11:15])
    total = 0
    for pid in used:
        at = pid
        while at and at != root:
            at = parents.get(at, 0)
        total += used[pid] if at == root else 0
    return total / ticks
