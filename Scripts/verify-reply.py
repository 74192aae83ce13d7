#!/usr/bin/env python3
"""Checks offline that the approval of a reply stands in an authority's transparency log.

  verify-reply.py REPLY.eml PROOF --policy FILE [--now SECONDS] [--json]

REPLY.eml is the mail as it was received, PROOF the .tlog-proof file that belongs to it. FILE names the keys that you
trust (c2sp.org/tlog-policy). Get it from another place than the mail. verify-log.py checks a whole log.
Exit code 0: intact. 1: not intact; the line printed says why. 2: wrong usage, or a file cannot be read.
Needs Python 3.9 and the package `cryptography`. Shares no code with Postroom. Docs/TransparencyLog.md says what a proof
shows: that this reply was approved and logged, not that it is right.
"""
import argparse, base64, email, email.policy, hashlib, hmac, json, re, sys, time
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LOG_KEY, WITNESS_KEY, SECONDS_AHEAD = 1, 4, 300  # signature types of c2sp.org/signed-note; clocks differ

class NotIntact(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code

def need(condition, message, code="malformed"):
    if not condition:
        raise NotIntact(code, f"Malformed: {message}." if code == "malformed" else message)

def sha256(data): return hashlib.sha256(data).digest()

def exact_base64(text, what, length=None):
    """Only the one proper form counts, or bytes could be changed without notice."""
    text = text.encode() if isinstance(text, str) else text
    need(re.fullmatch(rb"[A-Za-z0-9+/]*={0,2}", text) and len(text) % 4 == 0, what)
    data = base64.b64decode(text)
    need(base64.b64encode(data) == text and length in (None, len(data)), what)
    return data

def number(text, what):
    need(re.fullmatch(rb"0|[1-9][0-9]{0,18}", text) and int(text) < 2**63, what)
    return int(text)

def read_key(text, kind):
    parts = text.split("+", 2)
    need(len(parts) == 3 and parts[0] and not re.search(r"\s", parts[0]), "a key is not name+id+base64")
    name, data = parts[0].encode(), exact_base64(parts[2], "the last part of a key is not Base64")
    need(data[:1] in (b"\x01", b"\x04"), "A key has a signature type unknown to this program.", "newer-version")
    identifier = sha256(name + b"\n" + data)[:4]
    need(len(data) == 33 and parts[1].lower() == identifier.hex(), "the id of a key does not fit its name and key")
    need(data[0] == kind, "a key for witnesses stands where one for logs belongs, or the other way round")
    return {"name": name, "id": identifier, "public": data[1:]}

def is_signed(key, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(key["public"]).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False

def read_note(data):
    """The text of a signed note (c2sp.org/signed-note) and its signatures: name, key id, signature."""
    need(len(data) <= 131072, "The signed note has more than 131072 bytes.", "too-large")
    need(data.decode("utf-8", "ignore").encode() == data, "the signed note is not UTF-8")
    need(not re.search(rb"[\x00-\x09\x0b-\x1f]", data), "the signed note has a control character")
    end = data.rfind(b"\n\n")
    need(end >= 0 and data.endswith(b"\n"), "the signed note has no empty line before its signatures")
    lines, signatures = data[end + 2:].split(b"\n")[:-1], []
    need(1 <= len(lines) <= 64, "the signed note has no signature, or more than 64")
    for line in lines:
        match = re.fullmatch("\u2014 ([^ +]{1,255}) ([^ ]+)".encode(), line)
        need(match and not re.search(r"\s", match[1].decode()), "a signature line is not '\u2014 name signature'")
        blob = exact_base64(match[2], "a signature is not Base64")
        need(len(blob) > 4, "a signature is too short")
        signatures.append((match[1], blob[:4], blob[4:]))
    return data[:end + 1], signatures

def read_checkpoint(text):
    lines = text.split(b"\n")
    need(len(lines) == 4 and 1 <= len(lines[0]) <= 255, "a checkpoint is not the three lines origin, size, root hash")
    size = number(lines[1], "the size of a checkpoint is not a plain number")
    root = exact_base64(lines[2], "the root hash of a checkpoint is not Base64 of 32 bytes", 32)
    need(size > 0 or root == sha256(b""), "the root hash is not that of a tree without entries")
    return lines[0], size, root

def read_policy(data):
    """Logs, witnesses, groups, quorum (c2sp.org/tlog-policy)."""
    need(not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "the policy has a control character")
    policy = {"logs": [], "witnesses": {}, "groups": [], "quorum": None}
    free = {}  # name of a witness or group: whether it is not yet a member of a group
    for at, line in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        words = re.findall(r"[^ \t]+", line)
        kind, name = (words + ["", ""])[:2]
        if not words or kind.startswith("#"):
            continue
        elif kind == "log" and len(words) in (2, 3):
            policy["logs"].append(read_key(name, LOG_KEY))
        elif kind == "witness" and len(words) in (3, 4) and name not in free and name != "none":
            policy["witnesses"][name], free[name] = read_key(words[2], WITNESS_KEY), True
        elif kind == "group" and len(words) >= 4 and name not in free and name != "none":
            for member in words[3:]:
                need(free.get(member), f"policy line {at}: {member} is not defined above or in a group already")
                free[member] = False
            count = {"all": len(words) - 3, "any": 1}.get(words[2]) or number(words[2].encode(), f"policy line {at}")
            need(1 <= count <= len(words) - 3, f"policy line {at}: so many members are not there")
            policy["groups"].append((name, count, words[3:]))
            free[name] = True
        else:
            need(kind == "quorum" and len(words) == 2 and policy["quorum"] is None and (name == "none" or name in free),
                 f"policy line {at} is not a proper line for a log, witness or group, or for the only quorum")
            policy["quorum"] = name
    need(policy["quorum"] is not None, "the policy has no quorum; write 'quorum none' for no witnesses")
    for keys in (policy["logs"], list(policy["witnesses"].values())):
        need(len({key["public"] for key in keys}) == len(keys) <= 32, "the policy has a key twice, or more than 32")
    return policy

def check_checkpoint(note, policy, now):
    """Whether the policy believes this signed checkpoint: gives origin, size, root and the names of the witnesses."""
    text, signatures = read_note(note)
    origin, size, root = read_checkpoint(text)
    of = lambda key: [blob for name, identifier, blob in signatures if (name, identifier) == (key["name"], key["id"])]
    keys = [key for key in policy["logs"] if key["name"] == origin]
    need(keys, f"Foreign log: the policy does not trust {origin!r}, of which the checkpoint is.", "foreign-log")
    key = next((key for key in keys if of(key)), None)
    need(key, "Wrong key: the checkpoint is not signed with the key that the policy has for this log.", "wrong-key")
    need(all(is_signed(key, signature, text) for signature in of(key)),
         "The log's signature does not fit the checkpoint: one of the two was changed.", "bad-signature")
    witnessed, names = set(), []
    for name, key in policy["witnesses"].items():
        for blob in of(key):
            stamp = int.from_bytes(blob[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % stamp + text  # c2sp.org/tlog-cosignature
            need(len(blob) == 72 and stamp < 2**63 and is_signed(key, blob[8:], message),
                 f"The signature of the witness {key['name']!r} does not fit the checkpoint.", "bad-signature")
            need(stamp - now <= SECONDS_AHEAD, f"Clock: {key['name']!r} signed {stamp - now} s in the future.", "clock")
            names += [] if name in witnessed else [key["name"].decode()]
            witnessed.add(name)
    for name, count, members in policy["groups"]:
        witnessed |= {name} if sum(member in witnessed for member in members) >= count else set()
    need(policy["quorum"] in witnessed | {"none"},
         f"Too few witnesses: {len(names)} signed, the policy asks for {policy['quorum']}.", "too-few-witnesses")
    return origin.decode(), size, root, names

def check_inclusion(leaf_hash, index, size, path, root):
    """RFC 9162, section 2.1.3.2."""
    hash, place, last, fits = leaf_hash, index, size - 1, index < size and len(path) <= 63
    for sibling in path:
        fits = fits and last > 0
        if place & 1 or place == last:
            hash = sha256(b"\x01" + sibling + hash)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            hash = sha256(b"\x01" + hash + sibling)
        place, last = place >> 1, last >> 1
    need(fits and last == 0 and hash == root,
         "The tree hash does not fit: the logged record, its place or the proof was changed.", "tree-mismatch")

def read_json(data, what):
    """Canonical JSON (RFC 8785). Fractions are not compared, since Python writes some of them in its own way."""
    fractions = []
    try:
        value = json.loads(data.decode(), parse_float=lambda text: fractions.append(text) or float(text))
        again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        again = None
    need(again is not None and isinstance(value, dict) and (fractions or again == data), what)
    return value

def read_proof(data):
    """Logged record, salts, place, hashes, signed checkpoint (c2sp.org/tlog-proof)."""
    need(len(data) <= 393216, "The proof file has more than 393216 bytes.", "too-large")
    head, _, rest = data.partition(b"\n")
    need(re.fullmatch(rb"c2sp\.org/tlog-proof@v[0-9]{1,9}", head), "line 1 is not that of a proof file")
    need(head[21:] == b"1", f"The proof file has the newer form {head!r}. Use a newer program.", "newer-version")
    top, gap, note = rest.partition(b"\n\n")
    lines = top.split(b"\n")
    need(gap and 2 <= len(lines) <= 65 and lines[0][:6] == b"extra " and lines[1][:6] == b"index ",
         "the proof file lacks 'extra', 'index' or the empty line, or has more than 63 hashes")
    extra = read_json(exact_base64(lines[0][6:], "line 2 is not Base64"), "line 2 is not canonical JSON")
    leaf, salts = extra.get("leaf"), extra.get("openings")
    need(isinstance(leaf, str) and isinstance(salts, dict), "line 2 lacks the logged record or the salts")
    need(all(isinstance(salt, str) and re.fullmatch("[0-9a-f]{64}", salt) for salt in salts.values()),
         "line 2: a salt has not 32 bytes")
    path = [exact_base64(line, "a hash of the proof is not Base64 of 32 bytes", 32) for line in lines[2:]]
    return exact_base64(leaf, "the record is not Base64"), salts, number(lines[1][6:], "the index is wrong"), path, note

def message_forms(reply):
    """The mail as it is, then with CR LF from each of the first 200 header fields on: servers add fields on top."""
    yield reply
    reply = re.sub(rb"\r\n|\r|\n", b"\r\n", reply)
    header = re.match(rb"([^\r]+\r\n)*[^\r]*", reply)[0]
    for match in list(re.finditer(rb"(?:\A|(?<=\n))(?=[^ \t])", header))[:200]:
        yield reply[match.start():]

def text_digest(reply):
    """SHA-256 of the words of the text part with one blank between them."""
    part = email.message_from_bytes(reply, policy=email.policy.default).get_body(("plain",))
    try:
        text = part.get_content()
    except (AttributeError, LookupError, ValueError):
        return b""
    return sha256(" ".join(re.findall("[^ \t\r\n\xa0]+", text)).encode("utf-8", "surrogateescape"))

def check_reply(reply, proof_file, policy, now):
    need(len(reply) <= 31457280, "The reply has more than 31457280 bytes.", "too-large")
    leaf, salts, index, path, note = read_proof(proof_file)
    origin, size, root, witnesses = check_checkpoint(note, policy, now)
    check_inclusion(sha256(b"\0" + leaf), index, size, path, root)
    record = read_json(leaf, "the logged record is not canonical JSON")
    schema, action, span, outcome = (record.get(name) for name in ("schema", "action", "time", "outcome"))
    need(isinstance(schema, str), "the logged record does not name its form")
    need(schema == "ai-action-record/2", f"The logged record has the newer form {schema!r}.", "newer-version")
    need(isinstance(span, dict) and type(span.get("end")) is int and isinstance(action, str)
         and isinstance(record.get("record_id"), str), "the logged record lacks its action, id or time")
    need(action == "review" and isinstance(outcome, dict) and outcome.get("decision") == "approve",
         f"The logged record is not an approval of a reply: {action!r}.", "not-approval")
    approved = span["end"] // 1000
    need(approved - now <= SECONDS_AHEAD, f"Clock: the approval is {approved - now} s in the future.", "clock")
    known = [name for name in ("reply", "text") if name in salts and isinstance(outcome.get(name), str)]
    need(known, "The proof file lacks the salt that opens the record's commitment to the reply.", "no-opening")
    opens = lambda name, digest: name in known and hmac.compare_digest(
        hmac.new(bytes.fromhex(salts[name]), digest, hashlib.sha256).hexdigest(), outcome[name])
    whole = any(opens("reply", sha256(form)) for form in message_forms(reply))
    need(whole or opens("text", text_digest(reply)), "The proof is of another reply, or the reply was changed after "
         "its approval. Use the mail as it arrived, with its header.", "other-reply")
    return {"state": "intact" if whole else "text-only", "log": origin, "index": index, "size": size,
            "record": record["record_id"], "approved": approved, "witnesses": witnesses}

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reply"), options.add_argument("proof"), options.add_argument("--policy", required=True)
    options.add_argument("--now", type=int, default=int(time.time()), help="seconds since 1970, default: the clock")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    try:
        reply, proof, policy = (open(path, "rb").read() for path in (given.reply, given.proof, given.policy))
    except OSError as error:
        options.error(str(error))
    try:
        found = check_reply(reply, proof, read_policy(policy), given.now)
        when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(found["approved"]))
        what = {"intact": "Intact: this reply", "text-only": "Text only: the text of this reply, not the whole,"}
        text = (f"{what[found['state']]} was approved on {when} by the authority's clock. Record {found['record']} is "
                f"entry {found['index']} of {found['size']} of {found['log']}. Witnesses: {len(found['witnesses'])}.")
    except NotIntact as failure:
        found, text = {"state": failure.code, "message": str(failure)}, str(failure)
    print(json.dumps(found) if given.json else text)
    return 0 if found["state"] == "intact" else 1

if __name__ == "__main__":
    sys.exit(main())
