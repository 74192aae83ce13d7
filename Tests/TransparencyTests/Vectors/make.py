#!/usr/bin/env python3
"""Makes the test vectors beside it. Written from the specifications alone: it uses neither Postroom nor verify-reply.py.

  make.py        writes the files again; they come out equal, byte for byte, unless this script was changed
"""
import base64, hashlib, hmac, json, os, struct
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = os.path.dirname(os.path.abspath(__file__))
NOW = 1_795_262_400
b64 = lambda data: base64.b64encode(data).decode()
sha = lambda data: hashlib.sha256(data).digest()


def write(name, about, cases):
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names), name
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump({"about": about, "cases": cases}, file, indent=1, ensure_ascii=False)
        file.write("\n")


# The tree of RFC 6962, section 2.1, by its recursive definition.

def leaf_hash(entry):
    return sha(b"\x00" + entry)


def split(count):
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def root(leaves):
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    half = split(len(leaves))
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))


def inclusion(index, leaves):
    if len(leaves) == 1:
        return []
    half = split(len(leaves))
    if index < half:
        return inclusion(index, leaves[:half]) + [root(leaves[half:])]
    return inclusion(index - half, leaves[half:]) + [root(leaves[:half])]


def consistency(old, leaves, whole=True):
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    half = split(len(leaves))
    if old <= half:
        return consistency(old, leaves[:half], whole) + [root(leaves[half:])]
    return consistency(old - half, leaves[half:], False) + [root(leaves[:half])]


# Keys and signatures of signed-note, tlog-cosignature.

class Key:
    def __init__(self, name, kind, seed):
        self.name, self.kind, self.seed = name, kind, sha(seed.encode())
        self.private = Ed25519PrivateKey.from_private_bytes(self.seed)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = sha(name.encode() + b"\n" + bytes([kind]) + self.public)[:4]

    @property
    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{b64(bytes([self.kind]) + self.public)}"

    @property
    def skey(self):
        return f"PRIVATE+KEY+{self.name}+{self.id.hex()}+{b64(bytes([self.kind]) + self.seed)}"

    def line(self, blob):
        return f"\u2014 {self.name} {b64(self.id + blob)}\n"

    def sign(self, text):
        return self.line(self.private.sign(text.encode()))

    def cosign(self, text, time):
        return self.line(struct.pack(">Q", time) + self.private.sign(f"cosignature/v1\ntime {time}\n{text}".encode()))


LOG = Key("log.stadt.example/2026", 1, "log")
IMPOSTOR = Key("log.stadt.example/2026", 1, "impostor")
OTHER = Key("log.kreis.example/2026", 1, "other")
WITNESSES = [Key(f"witness.example/w{number}", 4, f"witness {number}") for number in (1, 2, 3)]


def checkpoint_text(origin, size, hash):
    return f"{origin}\n{size}\n{b64(hash)}\n"


def make_keys():
    good = LOG.vkey
    name, identifier, key = good.split("+", 2)
    cases = [
        {"name": "log", "vkey": good, "skey": LOG.skey, "expect": "ok"},
        {"name": "witness", "vkey": WITNESSES[0].vkey, "type": 4, "skey": WITNESSES[0].skey, "expect": "ok"},
        # From the tests of other programs; they show that ids are computed as others do.
        {"name": "outside: Test-Betty", "vkey": "Test-Betty+df84580a+AQQASqPUZoIHcJAF5mBOryctwFdTV1E0GRY4kEAtTzwB",
         "skey": "PRIVATE+KEY+Test-Betty+df84580a+Afge8kCzBXU7jb3cV2Q363oNXCufJ6u9mjOY1BGRY9E2", "expect": "ok"},
        {"name": "outside: sum.golang.org, a plus in the Base64",
         "vkey": "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "expect": "ok"},
        {"name": "id of another key", "vkey": f"{name}+00000000+{key}", "expect": "malformed"},
        {"name": "id of seven digits", "vkey": f"{name}+{identifier[:7]}+{key}", "expect": "malformed"},
        {"name": "blank in the name", "vkey": good.replace("log.", "log "), "expect": "malformed"},
        {"name": "no-break space in the name", "vkey": good.replace("log.", "log\u00a0"), "expect": "malformed"},
        {"name": "no name", "vkey": f"+{identifier}+{key}", "expect": "malformed"},
        {"name": "two parts", "vkey": f"{name}+{key.replace('+', '/')}", "expect": "malformed"},
        {"name": "Base64 without padding", "vkey": Key("a.example", 1, "a").vkey.rstrip("=") + "A", "expect": "malformed"},
        {"name": "31 bytes", "vkey": f"{name}+{identifier}+{b64(bytes([1]) + LOG.public[:31])}", "expect": "malformed"},
        {"name": "ML-DSA-44", "vkey": f"{name}+{identifier}+{b64(bytes([6]) + bytes(1312))}", "expect": "newer-version"},
        {"name": "empty", "vkey": "", "expect": "malformed"},
    ]
    write("keys", "Verifier keys (c2sp.org/signed-note); skey is the private key of the same pair.", cases)


def make_notes():
    text = "some text\n\nwith an empty line\n"
    good = text + "\n" + LOG.sign(text)
    signature = b64(LOG.id + LOG.private.sign(text.encode()))
    long_name = Key("x" * 255, 1, "long")
    too_long = Key("x" * 256, 1, "long")
    neumann = ("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
               "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n")

    def case(name, note, expect, key=LOG.vkey):
        note = note if isinstance(note, bytes) else note.encode()
        return {"name": name, "note": b64(note), "key": key, "expect": expect}

    filler = lambda count: "".join(Key(f"k{number}.example", 1, "k").sign(text) for number in range(count))
    cases = [
        case("good", good, "ok"),
        case("outside: the example of Go's note package", neumann, "ok",
             "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
        case("unknown signatures are passed over", text + "\n" + OTHER.sign(text) + LOG.sign(text), "ok"),
        case("same name, other id, passed over", text + "\n" + IMPOSTOR.sign(text) + LOG.sign(text), "ok"),
        case("signature of unknown length, passed over", text + "\n" + OTHER.line(b"x") + LOG.sign(text), "ok"),
        case("64 signatures", text + "\n" + filler(63) + LOG.sign(text), "ok"),
        case("65 signatures", text + "\n" + filler(64) + LOG.sign(text), "malformed"),
        case("name of 255 bytes", text + "\n" + long_name.sign(text) + LOG.sign(text), "ok"),
        case("name of 256 bytes", text + "\n" + too_long.sign(text) + LOG.sign(text), "malformed"),
        case("only the impostor signed", text + "\n" + IMPOSTOR.sign(text), "wrong-key"),
        case("signed by the impostor under the id of the log", text + "\n" + LOG.line(IMPOSTOR.private.sign(text.encode())),
             "bad-signature"),
        case("one signature of the key fits, a second does not", good + LOG.line(bytes(64)), "bad-signature"),
        case("text changed", good.replace("some", "sone"), "bad-signature"),
        case("signature cut", text + "\n" + LOG.line(LOG.private.sign(text.encode())[:63]), "bad-signature"),
        case("no signature", text + "\n", "malformed"),
        case("no empty line", "text\n" + LOG.sign("text\n"), "malformed"),
        case("no line feed at the end", good[:-1], "malformed"),
        case("carriage returns", good.replace("\n", "\r\n"), "malformed"),
        case("control character", good.replace("some", "so\x07e"), "malformed"),
        case("not UTF-8", good.encode().replace(b"some", b"so\xffe"), "malformed"),
        case("hyphen instead of dash", good.replace("\u2014", "-"), "malformed"),
        case("two blanks before the signature", good.replace(signature, " " + signature), "malformed"),
        case("blank behind the signature", good.replace(signature, signature + " "), "malformed"),
        case("Base64 with other unused bits", good.replace(signature, unused_bits(signature)), "malformed"),
        case("Base64 without padding", good.replace(signature, signature.rstrip("=")), "malformed"),
        case("signature of four bytes", text + "\n" + OTHER.line(b"") + LOG.sign(text), "malformed"),
        case("plus in the name", good.replace(LOG.name, LOG.name + "+x"), "malformed"),
        case("empty", "", "malformed"),
    ]
    write("notes", "Signed notes (c2sp.org/signed-note), in Base64, checked against one key.", cases)


def unused_bits(text):
    """The same bytes in a Base64 that a careless decoder takes for the same."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    body = text.rstrip("=")
    other = body[:-1] + alphabet[alphabet.index(body[-1]) ^ 1] + "=" * (len(text) - len(body))
    assert other != text and base64.b64decode(other) == base64.b64decode(text)
    return other


def make_checkpoints():
    hash = b64(sha(b"root"))
    cases = [{"name": name, "text": text, "expect": expect} for name, text, expect in [
        ("good", f"log.example\n70000\n{hash}\n", "ok"),
        ("largest size", f"log.example\n{2**63 - 1}\n{hash}\n", "ok"),
        ("size beyond 63 bits", f"log.example\n{2**63}\n{hash}\n", "malformed"),
        ("no entries", f"log.example\n0\n{b64(sha(b''))}\n", "ok"),
        ("no entries, another root", f"log.example\n0\n{hash}\n", "malformed"),
        ("origin of 255 bytes", f"{'x' * 255}\n1\n{hash}\n", "ok"),
        ("origin of 256 bytes", f"{'x' * 256}\n1\n{hash}\n", "malformed"),
        ("no origin", f"\n1\n{hash}\n", "malformed"),
        ("leading zero", f"log.example\n01\n{hash}\n", "malformed"),
        ("sign", f"log.example\n+1\n{hash}\n", "malformed"),
        ("blank behind the size", f"log.example\n1 \n{hash}\n", "malformed"),
        ("no size", f"log.example\n\n{hash}\n", "malformed"),
        ("root of 31 bytes", f"log.example\n1\n{b64(sha(b'root')[:31])}\n", "malformed"),
        ("root of 33 bytes", f"log.example\n1\n{b64(sha(b'root') + b'x')}\n", "malformed"),
        ("root with other unused bits", f"log.example\n1\n{unused_bits(hash)}\n", "malformed"),
        ("root in hexadecimal", f"log.example\n1\n{sha(b'root').hex()}\n", "malformed"),
        ("fourth line", f"log.example\n1\n{hash}\nextension\n", "malformed"),
        ("two lines", "log.example\n1\n", "malformed"),
        ("no line feed at the end", f"log.example\n1\n{hash}", "malformed"),
    ]]
    write("checkpoints", "Texts of checkpoints (c2sp.org/tlog-checkpoint).", cases)


def make_policies():
    log, (w1, w2, w3) = LOG.vkey, [key.vkey for key in WITNESSES]
    three = f"log {log}\nwitness a {w1}\nwitness b {w2}\nwitness c {w3}\n"
    cases = [{"name": name, "policy": text, "expect": expect} for name, text, expect in [
        ("no witnesses", f"log {log}\nquorum none\n", "ok"),
        ("two of three, comments, tabs, addresses",
         f"# trust\n\n\tlog {log}  https://log.stadt.example\nwitness a\t{w1} https://w1.example\nwitness b {w2}\n"
         f"witness c {w3}\n  # two\ngroup g 2 a b c\nquorum g\n", "ok"),
        ("groups of groups", three + "group g any a b\ngroup h all g c\nquorum h\n", "ok"),
        ("no line feed at the end", f"log {log}\nquorum none", "ok"),
        ("empty", "", "malformed"),
        ("no quorum", f"log {log}\n", "malformed"),
        ("two quorums", f"log {log}\nquorum none\nquorum none\n", "malformed"),
        ("quorum not defined", three + "quorum d\n", "malformed"),
        ("quorum above its group", three + "quorum g\ngroup g 1 a\n", "malformed"),
        ("four of three", three + "group g 4 a b c\nquorum g\n", "malformed"),
        ("none of three", three + "group g 0 a b c\nquorum g\n", "malformed"),
        ("number with leading zero", three + "group g 02 a b c\nquorum g\n", "malformed"),
        ("member twice", three + "group g 2 a a\nquorum g\n", "malformed"),
        ("member of two groups", three + "group g 1 a b\ngroup h 1 a\nquorum g\n", "malformed"),
        ("member not defined", three + "group g 1 d\nquorum g\n", "malformed"),
        ("name none", three + "group none 1 a\nquorum none\n", "malformed"),
        ("name twice", three + f"witness a {w1}\nquorum none\n", "malformed"),
        ("key of a witness twice", f"log {log}\nwitness a {w1}\nwitness b {w1}\nquorum none\n", "malformed"),
        ("key of a log twice", f"log {log}\nlog {log}\nquorum none\n", "malformed"),
        ("key of a log for a witness", f"log {log}\nwitness a {log}\nquorum none\n", "malformed"),
        ("key of a witness for a log", f"log {w1}\nquorum none\n", "malformed"),
        ("unknown word", f"log {log}\nmirror x\nquorum none\n", "malformed"),
        ("carriage returns", f"log {log}\r\nquorum none\r\n", "malformed"),
        ("32 logs", "".join(f"log {Key(f'l{n}', 1, f'l{n}').vkey}\n" for n in range(32)) + "quorum none\n", "ok"),
        ("33 logs", "".join(f"log {Key(f'l{n}', 1, f'l{n}').vkey}\n" for n in range(33)) + "quorum none\n", "malformed"),
    ]]
    write("policies", "Policy files (c2sp.org/tlog-policy).", cases)


def make_tiles():
    good = [("tile/0/000", 0, 0, 256), ("tile/0/999", 0, 999, 256), ("tile/0/x001/000", 0, 1000, 256),
            ("tile/63/x001/x234/067.p/255", 63, 1234067, 255), ("tile/entries/x001/234.p/1", None, 1234, 1),
            ("tile/1/000.p/17", 1, 0, 17)]
    bad = ["tile/0", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/x000/000",
           "tile/0/001/000", "tile/0/x001/x000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
           "tile/0/000.p", "tile/0/000.p/", "tile//000", "/tile/0/000", "tile/0/000/", "tile/entry/000",
           "tile/0/../000", "tile/0/x001.p/000", "tile/0/٠٠٠", "", "checkpoint",
           "tile/0/" + "x999/" * 6 + "999"]
    cases = [{"name": path, "path": path, "level": level, "index": index, "width": width, "expect": "ok"}
             for path, level, index, width in good]
    cases += [{"name": path or "(empty)", "path": path, "expect": "malformed"} for path in bad]
    write("tiles", "Paths of tiles (c2sp.org/tlog-tiles); level is null for entry bundles.", cases)

    entries = [b"", b"a", b"x" * 300]
    bundle = b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)
    cases = [
        {"name": "three entries", "bundle": b64(bundle), "count": 3, "entries": [b64(e) for e in entries], "expect": "ok"},
        {"name": "nothing", "bundle": "", "count": 0, "entries": [], "expect": "ok"},
        {"name": "one too few", "bundle": b64(bundle), "count": 4, "expect": "malformed"},
        {"name": "one too many", "bundle": b64(bundle), "count": 2, "expect": "malformed"},
        {"name": "ends within an entry", "bundle": b64(bundle[:-1]), "count": 3, "expect": "malformed"},
        {"name": "ends within a length", "bundle": b64(bundle + b"\0"), "count": 4, "expect": "malformed"},
    ]
    write("bundles", "Entry bundles (c2sp.org/tlog-tiles).", cases)


def make_trees():
    leaves = [f"entry {number}".encode() for number in range(70)]
    proofs, steps = [], []
    for size in (1, 2, 3, 7, 8, 9, 64, 65, 70):
        for index in sorted({0, 1, size // 2, size - 2, size - 1} & set(range(size))):
            path = [b64(hash) for hash in inclusion(index, leaves[:size])]
            good = {"leaf": b64(leaves[index]), "index": index, "size": size, "path": path,
                    "root": b64(root(leaves[:size]))}
            proofs.append({"name": f"{index} in {size}", **good, "expect": "ok"})
            if size == 9 and index == 4:
                for name, change in [
                    ("other leaf", {"leaf": b64(b"x")}), ("other index", {"index": 5}), ("other size", {"size": 17}),
                    ("index beyond the size", {"index": 9}), ("hash missing", {"path": path[:-1]}),
                    ("hash too many", {"path": path + path[:1]}), ("hashes exchanged", {"path": path[::-1]}),
                    ("other root", {"root": b64(sha(b"x"))}), ("no hashes", {"path": []}),
                ]:
                    proofs.append({"name": f"4 in 9, {name}", **good, **change, "expect": "tree-mismatch"})
    write("inclusion", "Inclusion proofs (RFC 9162, section 2.1.3), made by the recursive definition.", proofs)
    for new in (1, 2, 3, 7, 8, 9, 64, 65, 70):
        for old in sorted({0, 1, 2, new // 2, new - 1, new} & set(range(new + 1))):
            path = [b64(hash) for hash in consistency(old, leaves[:new])] if old else []
            good = {"old": old, "old_root": b64(root(leaves[:old])), "new": new, "new_root": b64(root(leaves[:new])),
                    "path": path}
            steps.append({"name": f"{old} to {new}", **good, "expect": "ok"})
            if (old, new) == (4, 9):
                for name, change in [
                    ("other old root", {"old_root": b64(sha(b"x"))}), ("other new root", {"new_root": b64(sha(b"x"))}),
                    ("hash missing", {"path": path[:-1]}), ("hash too many", {"path": path + path[:1]}),
                    ("smaller than before", {"old": 10}), ("no hashes", {"path": []}), ("other old size", {"old": 5}),
                    ("from nothing, with hashes", {"old": 0, "old_root": b64(sha(b""))}),
                    ("same size, other root", {"old": 9, "path": []}),
                ]:
                    steps.append({"name": f"4 to 9, {name}", **good, **change, "expect": "tree-mismatch"})
    write("consistency", "Consistency proofs (RFC 9162, section 2.1.4), made by the recursive definition.", steps)


if __name__ == "__main__":
    for part in (make_keys, make_notes, make_checkpoints, make_policies, make_tiles, make_trees):
        part()
    import replies
    replies.make()
