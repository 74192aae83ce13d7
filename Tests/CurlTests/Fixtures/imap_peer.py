"""An IMAP server that does one thing wrong. Usage: imap_peer.py FILE FAULT

Well-behaved otherwise: three messages with UIDs 1 to 3, any password. Its port stands in FILE once it listens.
"""
import os
import socket
import sys
import threading
import time

file, fault = sys.argv[1:]
texts = [b"Subject: %d\r\n\r\ntext %d\r\n" % (n, n) for n in (1, 2, 3)]
seen = set()
fetches = {1: 0, 2: 0, 3: 0}


def flood(wire, start, part):
    wire.sendall(start)
    while True:
        wire.sendall(part)


def fetch(wire, tag, uids):
    """Answers like a server that got all of `uids` with one command."""
    end = b" OK done\r\n"
    for uid in uids:
        fetches[uid] += 1
        text = texts[uid - 1]
        head = b"* %d FETCH (UID %d BODY[] {%d}\r\n" % (uid, uid, len(text))
        good = head + text + b")\r\n"
        if uid != 2:
            wire.sendall(good)
        elif fault == "refuses 2":
            end = b" NO [SERVERBUG] anna@example.org\r\n"
        elif fault == "empty 2":
            wire.sendall(b"* 2 FETCH (UID 2 BODY[] NIL)\r\n")
        elif fault == "hangs up at 2" or fault == "hangs up at 2 once" and fetches[2] == 1:
            wire.sendall(head + text[:5])
            raise ConnectionError
        elif fault == "endless literal":
            flood(wire, b"* 2 FETCH (UID 2 BODY[] {9999999999}\r\n", b"x" * 65536)
        elif fault == "endless line":
            flood(wire, b"* OK ", b"x" * 65536)
        elif fault == "endless responses":
            flood(wire, b"", b"* 3 EXISTS\r\n" * 4096)
        elif fault == "longer than announced":
            wire.sendall(head + text + b"more\r\n" + b")\r\n")
        elif fault == "wrong tag":
            wire.sendall(b"x" + tag + b" OK done\r\n")
        elif fault == "another's text":
            wire.sendall(good.replace(b"UID 2", b"UID 9"))
        elif fault == "silent at 2":
            wire.sendall(head + text[:5])
            time.sleep(3600)
        elif fault == "trickles":
            for byte in head + text * 1000:
                wire.sendall(bytes([byte]))
                time.sleep(0.3)
        elif fault == "data in between":
            wire.sendall(b"* 3 EXISTS\r\n* OK [ALERT] {7}\r\n* 1 FETCH (FLAGS (\\Seen))\r\n" + good
                         + b"* SEARCH 1 2\r\n")
        else:
            wire.sendall(good)
    wire.sendall(tag + end)


def numbers(text):
    """The numbers of a sequence set."""
    for run in text.decode().split(","):
        first, _, last = run.partition(":")
        yield from range(int(first), int(last or first) + 1)


def answer(wire, tag, words, line):
    verb = b" ".join(words[:2]) if words[0] == b"UID" else words[0]
    if fault == "drops at " + verb.decode():
        raise ConnectionError
    if verb == b"CAPABILITY":
        wire.sendall(b"* CAPABILITY IMAP4rev1 UIDPLUS\r\n")
    elif verb in (b"SELECT", b"EXAMINE"):
        wire.sendall(b"* 3 EXISTS\r\n* OK [UIDVALIDITY 5] x\r\n* OK [UIDNEXT 4] x\r\n")
    elif verb == b"UID FETCH" and b"BODY" in line:
        return fetch(wire, tag, list(numbers(words[2])))
    elif verb == b"UID FETCH":
        low = int(words[2].split(b":")[0])
        for n in (1, 2, 3):
            if n >= low or n == 3:
                size = 9999999999999999999 if fault == "claims huge sizes" else len(texts[n - 1])
                wire.sendall(b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (n, n, size))
    elif verb == b"UID STORE" and fault == "refuses to mark":
        return wire.sendall(tag + b" NO [NOPERM] anna@example.org\r\n")
    elif verb == b"LOGOUT":
        wire.sendall(b"* BYE\r\n")
    wire.sendall(tag + b" OK done\r\n")


def serve(wire):
    with wire:
        try:
            if fault == "endless greeting":
                flood(wire, b"* OK ", b"x" * 65536)
            if fault == "silent greeting":
                time.sleep(3600)
            if fault == "goodbye as greeting":
                return wire.sendall(b"* BYE full\r\n")
            wire.sendall(b"* OK [CAPABILITY IMAP4rev1 UIDPLUS] ready\r\n")
            for line in wire.makefile("rb"):
                words = line.split()
                answer(wire, words[0], words[1:], line)
        except (ConnectionError, BrokenPipeError):
            pass


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(8)
with open(file + ".new", "w") as new:
    new.write(str(listener.getsockname()[1]))
os.rename(file + ".new", file)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
