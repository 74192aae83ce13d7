"""The vectors of whole replies: mail, proof file, policy. Run through make.py."""
import hashlib, hmac, json
from __main__ import IMPOSTOR, LOG, NOW, OTHER, WITNESSES, Key, b64, checkpoint_text, inclusion, root, sha, unused_bits, write

SALTS = {"reply": sha(b"salt of the reply"), "text": sha(b"salt of the text")}
TEXT = ("Diese Antwort wurde mit KI entworfen und von einer Person geprüft und freigegeben. "
        "Verantwortlich: Bürgerbüro.\n\nGuten Tag,\n\nIhre Mülltonne wird am Dienstag geleert.\n")
HEADER = ("From: Stadt Beispiel <buero@stadt.example>\r\nTo: Ayla <ayla@buerger.example>\r\n"
          "Subject: Re: Meine Tonne\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\nMessage-ID: <a1@stadt.example>\r\n"
          "AI-Disclosure: mode=ai-originated, provider=\"Stadt Beispiel\",\r\n reviewed-by=\"Buergerbuero\"\r\n"
          "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n")
REPLY = (HEADER + "\r\n" + TEXT.replace("\n", "\r\n")).encode()


def text_digest(text):
    """SHA-256 of the words with one blank between them; blank, tab, line ends and the no-break space part words."""
    for blank in "\t\r\n\u00a0":
        text = text.replace(blank, " ")
    return sha(" ".join(word for word in text.split(" ") if word).encode())


def commitment(name, digest):
    return hmac.new(SALTS[name], digest, hashlib.sha256).hexdigest()


def record(**changes):
    """A logged approval of REPLY in canonical form; its member names are ASCII, so code points sort as UTF-16 does."""
    value = {"schema": "ai-action-record/2", "record_id": "7d0c4d5e-0000-8000-8000-000000000001", "action": "review",
             "trigger": "human", "automation_level": "none", "model": [],
             "time": {"start": (NOW - 3600) * 1000, "end": (NOW - 3540) * 1000}, "commitment": sha(b"private").hex(),
             "outcome": {"decision": "approve", "reply": commitment("reply", sha(REPLY)),
                         "text": commitment("text", text_digest(TEXT))}}
    value.update(changes)
    return canonical({name: item for name, item in value.items() if item is not None})


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def policy(quorum="quorum none"):
    lines = [f"log {LOG.vkey}"] + [f"witness {name} {key.vkey}" for name, key in zip("abc", WITNESSES)]
    return "\n".join(lines + [quorum]) + "\n"


class Proof:
    """A log of 11 entries with the record at index 6, and the parts of its proof file."""

    def __init__(self, leaf=None, size=11, index=6):
        self.leaf = record() if leaf is None else leaf
        entries = [self.leaf if place == index else b'{"n":%d}' % place for place in range(size)]
        self.head, self.index = "c2sp.org/tlog-proof@v1", index
        self.path = [b64(hash) for hash in inclusion(index, entries)]
        self.text = checkpoint_text(LOG.name, size, root(entries))
        self.openings = {name: salt.hex() for name, salt in SALTS.items()}
        self.signatures, self.extra, self.size = None, None, size

    def changed(self, **changes):
        for name, value in changes.items():
            assert hasattr(self, name), name
            setattr(self, name, value(getattr(self, name)) if callable(value) else value)
        return self

    def bytes(self):
        extra = canonical({"leaf": b64(self.leaf), "openings": self.openings}) if self.extra is None else self.extra
        lines = [self.head, "extra " + b64(extra), f"index {self.index}"] + self.path
        signatures = LOG.sign(self.text) if self.signatures is None else self.signatures
        return ("\n".join(lines) + "\n\n" + self.text + "\n" + signatures).encode()


def make():
    cases = []

    def case(name, expect, reply=REPLY, proof=None, policy=policy(), now=NOW, text=TEXT):
        proof = proof or Proof()
        data = proof if isinstance(proof, bytes) else proof.bytes()
        cases.append({"name": name, "reply": b64(reply), "text": text, "proof": b64(data), "policy": policy,
                      "now": now, "expect": expect})

    # The mail.
    above = lambda count: b"".join(b"X-Hop-%d: passed on\r\n by a server\r\n" % n for n in range(count))
    case("as it was sent", "intact")
    case("line ends LF", "intact", REPLY.replace(b"\r\n", b"\n"))
    case("line ends CR", "intact", REPLY.replace(b"\r\n", b"\r"))
    case("fields put on top by servers", "intact", b"Return-Path: <>\nReceived: from a\n\tby b\n" + REPLY)
    case("in an mbox", "intact", b"From a@b Sun Nov 22 10:00:00 2026\n" + REPLY.replace(b"\r\n", b"\n"))
    case("199 fields on top", "intact", above(199) + REPLY)
    case("200 fields on top", "text-only", above(200) + REPLY)
    case("subject changed", "text-only", REPLY.replace(b"Re: ", b"AW: "))
    case("AI field removed", "text-only", REPLY.replace(b"AI-Disclosure", b"X-Removed"))
    case("other encoding of the text", "text-only",
         (HEADER.replace("8bit", "base64") + "\r\n" + b64(TEXT.encode()) + "\r\n").encode())
    case("blanks at the ends of lines", "text-only", REPLY.replace(b"geleert.\r\n", b"geleert. \r\n\r\n\r\n"),
         text=TEXT.replace("geleert.\n", "geleert. \n\n\n"))
    wrapped = TEXT.replace(" wird", "\nwird").replace("am Dienstag", "am\u00a0Dienstag")
    case("lines broken otherwise, a no-break space", "text-only", REPLY.replace(TEXT.replace("\n", "\r\n").encode(),
         wrapped.replace("\n", "\r\n").encode()), text=wrapped)
    case("a narrow no-break space is no blank", "other-reply", REPLY.replace("am Dienstag".encode(),
         "am\u202fDienstag".encode()), text=TEXT.replace("am Dienstag", "am\u202fDienstag"))
    case("one letter of the text changed", "other-reply", REPLY.replace(b"Dienstag", b"Donnerstag"),
         text=TEXT.replace("Dienstag", "Donnerstag"))
    case("another reply", "other-reply", b"From: x@y.example\r\nSubject: z\r\n\r\nNein.\r\n", text="Nein.\n")
    case("no text part", "other-reply", (HEADER.replace("plain", "html") + "\r\n<p>Nein</p>\r\n").encode(), text=None)
    case("empty mail", "other-reply", b"", text="")
    case("the approved mail as an attachment's text only", "text-only",
         b"From: me@x.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT.encode())

    # The proof file.
    case("only entry of the log", "intact", proof=Proof(size=1, index=0))
    case("last entry of the log", "intact", proof=Proof(size=11, index=10))
    case("only the salt of the text", "text-only", proof=Proof().changed(openings={"text": SALTS["text"].hex()}))
    case("only the salt of the reply, mail changed", "other-reply", REPLY.replace(b"Re: ", b"AW: "),
         Proof().changed(openings={"reply": SALTS["reply"].hex()}))
    case("no salt", "no-opening", proof=Proof().changed(openings={}))
    case("salts of other commitments", "no-opening", proof=Proof().changed(openings={"mail": SALTS["text"].hex()}))
    case("wrong salts", "other-reply", proof=Proof().changed(openings={n: sha(b"x").hex() for n in SALTS}))
    case("salt of 31 bytes", "malformed", proof=Proof().changed(openings={"reply": SALTS["reply"].hex()[2:]}))
    case("salt in capitals", "malformed", proof=Proof().changed(openings={"reply": SALTS["reply"].hex().upper()}))
    case("proof from a newer version", "newer-version", proof=Proof().changed(head="c2sp.org/tlog-proof@v2"))
    case("other first line", "malformed", proof=Proof().changed(head="tlog-proof"))
    case("no extra line", "malformed", proof=b"\n".join(l for l in Proof().bytes().split(b"\n") if l[:6] != b"extra "))
    case("extra is not JSON", "malformed", proof=Proof().changed(extra=b"leaf"))
    case("extra with blanks", "malformed", proof=Proof().changed(extra=json.dumps(
        {"leaf": b64(record()), "openings": {}}).encode()))
    case("extra without the record", "malformed", proof=Proof().changed(extra=b'{"openings":{}}'))
    case("extra with a member to come", "intact", proof=Proof().changed(extra=canonical(
        {"leaf": b64(record()), "openings": {n: s.hex() for n, s in SALTS.items()}, "zz": [1]})))
    case("index with leading zero", "malformed", proof=Proof().changed(index="06"))
    case("no index", "malformed", proof=Proof().bytes().replace(b"index 6\n", b""))
    case("other index", "tree-mismatch", proof=Proof().changed(index=7))
    case("index beyond the log", "tree-mismatch", proof=Proof().changed(index=11))
    case("hash changed", "tree-mismatch", proof=Proof().changed(path=lambda p: [b64(sha(b"x"))] + p[1:]))
    case("hash missing", "tree-mismatch", proof=Proof().changed(path=lambda p: p[:-1]))
    case("hash too many", "tree-mismatch", proof=Proof().changed(path=lambda p: p + p[:1]))
    case("63 hashes", "tree-mismatch", proof=Proof().changed(path=lambda p: (p * 63)[:63]))
    case("64 hashes", "malformed", proof=Proof().changed(path=lambda p: (p * 64)[:64]))
    case("hash of 31 bytes", "malformed", proof=Proof().changed(path=lambda p: [b64(bytes(31))] + p[1:]))
    case("record changed", "tree-mismatch", proof=Proof().changed(leaf=record(trigger="routine")))
    case("cut", "malformed", proof=Proof().bytes()[:-40])
    case("carriage returns", "malformed", proof=Proof().bytes().replace(b"\n", b"\r\n"))
    case("empty proof", "malformed", proof=b"\n")

    # The logged record.
    logged = lambda name, expect, leaf: case(name, expect, proof=Proof(leaf))
    logged("record of sending", "not-approval", record(action="send"))
    logged("record of a refusal", "not-approval", record(outcome={"decision": "reject"}))
    logged("record without an outcome", "not-approval", record(outcome=None))
    logged("record from a newer version", "newer-version", record(schema="ai-action-record/3"))
    logged("record without a form", "malformed", record(schema=None))
    logged("record without a time", "malformed", record(time=None))
    logged("record is not JSON", "malformed", b"approve")
    logged("record with a member twice", "malformed", record()[:-1] + b',"action":"review"}')
    logged("record with blanks", "malformed", json.dumps(json.loads(record())).encode())
    logged("record with umlauts, fractions and control characters", "intact",
           record(model=[{"id": "ü\n\u0001\"", "kind": "bayes", "score": 0.25}]))
    logged("approval of another reply", "other-reply", record(outcome={
        "decision": "approve", "reply": commitment("reply", sha(b"x")), "text": commitment("text", sha(b"y"))}))
    late = lambda seconds: record(time={"start": NOW * 1000, "end": (NOW + seconds) * 1000})
    logged("approved 300 seconds from now", "intact", late(300))
    logged("approved 301 seconds from now", "clock", late(301))

    # The checkpoint.
    text = Proof().text
    signed = lambda name, expect, signatures, **more: case(
        name, expect, proof=Proof().changed(signatures=signatures), **more)
    signed("signed by another key of the same name", "wrong-key", IMPOSTOR.sign(text))
    signed("signed by nobody we know", "wrong-key", OTHER.sign(text))
    signed("signature of another text", "bad-signature", LOG.sign(text + "x\n"))
    signed("signature with other unused bits", "malformed",
           f"\u2014 {LOG.name} {unused_bits(b64(LOG.id + LOG.private.sign(text.encode())))}\n")
    signed("unknown signatures beside the right one", "intact", OTHER.sign(text) + LOG.sign(text))
    case("size of the checkpoint changed", "bad-signature",
         proof=Proof().bytes().replace(b"\n11\n", b"\n12\n"))
    case("older checkpoint under the proof", "tree-mismatch", proof=Proof().changed(text=Proof(size=10).text))
    case("fourth line", "malformed", proof=Proof().changed(text=text + "extension\n"))
    case("foreign log", "foreign-log", policy=f"log {OTHER.vkey}\nquorum none\n")
    case("foreign log that took our name", "wrong-key", policy=f"log {IMPOSTOR.vkey}\nquorum none\n")

    # Witnesses.
    a, b, c = WITNESSES
    two = policy("group g 2 a b c\nquorum g")
    stranger = Key("witness.example/w9", 4, "stranger")
    own = LOG.sign(text)
    signed("two of three witnesses", "intact", own + a.cosign(text, NOW) + c.cosign(text, NOW - 5), policy=two)
    signed("one of three witnesses", "too-few-witnesses", own + a.cosign(text, NOW), policy=two)
    signed("no witness", "too-few-witnesses", own, policy=policy("quorum a"))
    signed("one witness twice", "too-few-witnesses", own + a.cosign(text, NOW) + a.cosign(text, NOW - 1), policy=two)
    signed("one witness and a stranger", "too-few-witnesses", own + a.cosign(text, NOW) + stranger.cosign(text, NOW),
           policy=two)
    signed("group of groups reached", "intact", own + b.cosign(text, NOW) + c.cosign(text, NOW),
           policy=policy("group g any a b\ngroup h all g c\nquorum h"))
    signed("group of groups missed", "too-few-witnesses", own + a.cosign(text, NOW) + b.cosign(text, NOW),
           policy=policy("group g any a b\ngroup h all g c\nquorum h"))
    signed("witness signed another checkpoint", "bad-signature", own + a.cosign(text + "x\n", NOW))
    signed("witness's time changed", "bad-signature", own + a.line(
        (NOW + 1).to_bytes(8, "big") + a.private.sign(f"cosignature/v1\ntime {NOW}\n{text}".encode())))
    signed("witness signed without a time", "bad-signature", own + a.line(a.private.sign(text.encode())))
    signed("witness signed 300 seconds from now", "intact", own + a.cosign(text, NOW + 300))
    signed("witness signed 301 seconds from now", "clock", own + a.cosign(text, NOW + 301))
    write("replies", "Replies with their proof files (Base64), policies and the checker's time; `text` is the decoded "
          "text part, for checkers that read no mail.", cases)
