"""Looks for texts in files in whatever form they may be written, and for known values in leaves of a log."""
import base64
import hashlib
import os
import quopri
import subprocess
import tempfile
from pathlib import Path


class RawSearch:
    """Finds markers in the bytes of files: as UTF-8, Latin-1, UTF-16, quoted-printable, base64, hexadecimal, JSON escapes."""

    def __init__(self, markers):
        self.needles = {}
        for marker in markers:
            for form in self.forms(marker):
                self.needles[form] = marker

    @staticmethod
    def forms(marker):
        utf8 = marker.encode()
        yield utf8
        yield marker.encode("latin-1")
        yield marker.encode("utf-16-le")
        yield marker.encode("utf-16-be")
        yield quopri.encodestring(utf8, quotetabs=True).replace(b"=\n", b"")
        yield quopri.encodestring(utf8, header=True).replace(b"=\n", b"")
        for text in (utf8.hex(), utf8.hex().upper(), marker.encode("unicode_escape").decode(), marker.lower(), marker.upper()):
            yield text.encode()
        # Wherever it stands in base64: what depends on its neighbours is cut off at both ends.
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + utf8)
            start, rest = (0, 2, 3)[shift], (len(utf8) + shift) % 3
            yield coded[start:len(coded) - (0, 4, 4)[rest]]

    def found_in(self, folder):
        """Pairs of a file's path and a marker."""
        with tempfile.TemporaryDirectory() as joined:
            # Text that is cut into lines, as base64 and quoted-printable are, once more in one piece.
            for place, _, names in os.walk(folder):
                for name in names:
                    source = Path(place, name)
                    target = Path(joined, source.relative_to(folder))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    whole = source.read_bytes().replace(b"\r", b"").replace(b"=\n", b"").replace(b"\n", b"")
                    target.write_bytes(whole)
            return sorted(self.grep(folder) | self.grep(joined))

    def grep(self, folder):
        with tempfile.NamedTemporaryFile() as patterns:
            patterns.write(b"\n".join(n for n in self.needles if b"\n" not in n) + b"\n")
            patterns.flush()
            done = subprocess.run(
                ["grep", "-raoFH", "--null", "-f", patterns.name, "."], capture_output=True, cwd=folder,
                env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
        found = set()
        for line in done.stdout.split(b"\n"):
            path, _, hit = line.partition(b"\0")
            if hit in self.needles:
                found.add((os.path.normpath(path.decode()), self.needles[hit]))
        return found

    def missing(self, found):
        """Markers of which nothing was found."""
        return sorted(set(self.needles.values()) - {marker for _, marker in found})

    def check_itself(self, folder):
        """Each form of some markers is found where it is planted between other bytes."""
        folder = Path(folder)
        folder.mkdir()
        planted = set()
        for number, marker in enumerate(sorted(set(self.needles.values()))[::97]):
            for index, form in enumerate(self.forms(marker)):
                name = f"{number}-{index}"
                (folder / name).write_bytes(b"\x00\xff{" + form + b"}\x00")
                planted.add((name, marker))
        if planted - set(self.found_in(folder)):
            raise SystemExit("the search does not see a form of a marker")


class BruteForce:
    """Values that a stranger can compute from known mails, and their search in leaves."""

    def __init__(self):
        self.values = set()

    def add_value(self, value):
        if len(value) >= 5:
            self.values.add(value.encode() if isinstance(value, str) else value)

    def add_bytes(self, content):
        for variant in {content, content.replace(b"\r\n", b"\n"), content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
                        content.strip(), content.rstrip() + b"\n", content.lower()}:
            for algorithm in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
                digest = hashlib.new(algorithm, variant).digest()
                self.add_value(digest.hex())
                self.add_value(digest.hex()[:16])
                self.add_value(base64.b64encode(digest).decode().rstrip("="))
                self.add_value(base64.urlsafe_b64encode(digest).decode().rstrip("="))

    def add_text(self, text):
        self.add_value(text)
        self.add_bytes(text.encode())

    def add_mail(self, person):
        self.add_bytes(person.mail)
        body = person.mail.split(b"\n\n", 1)
        for part in body:
            self.add_bytes(part)
        texts = [person.subject, person.text, person.message_id, person.message_id.strip("<>"), *person.markers]
        for text in texts:
            self.add_text(text)

    def add_parsed(self, message):
        for name in ("text", "reply_text", "visible_text", "subject"):
            if message.get(name):
                self.add_bytes(message[name].encode())

    def add_decision(self, decision):
        """Exact numbers and free words of the decision, which is the same for the same mail."""
        numbers = [decision["confidence"]] + [c["confidence"] for c in decision["candidates"]]
        numbers += [reason["weight"] for reason in decision["reasons"]]
        for number in numbers:
            if len(str(number)) >= 5:
                self.add_value(str(number))
        if decision.get("deadline"):
            self.add_value(decision["deadline"])

    def leave_out_words_of(self, text):
        """A mail whose subject is "licence" is not recognised by a service of that name, which stands in many leaves.

        Returns how many values were left out."""
        own = {value for value in self.values if value in text}
        self.values -= own
        return len(own)

    def recognise(self, leaves):
        """Values that stand in a leaf."""
        starts = {}
        for value in self.values:
            starts.setdefault(value[:5], []).append(value)
        found = set()
        for leaf in leaves:
            for place in range(len(leaf) - 4):
                for value in starts.get(leaf[place:place + 5], ()):
                    if leaf.startswith(value, place):
                        found.add(value)
        return sorted(value.decode(errors="replace") for value in found)

    def check_itself(self):
        """A leaf that holds a value is recognised."""
        some = sorted(self.values)[::101]
        leaves = [b'{"outcome":{"x":"' + value + b'"}}' for value in some]
        if set(self.recognise(leaves)) < {value.decode(errors="replace") for value in some}:
            raise SystemExit("the search does not recognise a planted value")
