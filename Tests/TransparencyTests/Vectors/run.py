#!/usr/bin/env python3
"""Runs the vectors beside it against Scripts/verify-reply.py. Prints what differs; exit code 1 where something does."""
import base64, importlib.util, json, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = os.path.join(HERE, "..", "..", "..", "Scripts", "verify-reply.py")
spec = importlib.util.spec_from_file_location("verify_reply", SCRIPT)
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
raw = base64.b64decode


def key(case):
    verify.read_key(case["vkey"], case.get("type", verify.LOG_KEY))


def note(case):
    text, signatures = verify.read_note(raw(case["note"]))
    known = verify.read_key(case["key"], verify.LOG_KEY)
    own = [blob for name, identifier, blob in signatures if (name, identifier) == (known["name"], known["id"])]
    verify.need(own, "", "wrong-key")
    verify.need(all(verify.is_signed(known, blob, text) for blob in own), "", "bad-signature")


def inclusion(case):
    verify.check_inclusion(verify.sha256(b"\0" + raw(case["leaf"])), case["index"], case["size"],
                           [raw(hash) for hash in case["path"]], raw(case["root"]))


def reply(case):
    policy = verify.read_policy(case["policy"].encode())
    return verify.check_reply(raw(case["reply"]), raw(case["proof"]), policy, case["now"])["state"]


def outcome(check, case):
    try:
        return check(case) or "ok"
    except verify.NotIntact as failure:
        return failure.code


CHECKS = {"keys": key, "notes": note, "checkpoints": lambda case: verify.read_checkpoint(case["text"].encode()) and None,
          "policies": lambda case: verify.read_policy(case["policy"].encode()) and None, "inclusion": inclusion,
          "replies": reply}
count, wrong = 0, []
for name, check in CHECKS.items():
    with open(os.path.join(HERE, name + ".json")) as file:
        for case in json.load(file)["cases"]:
            count += 1
            found = outcome(check, case)
            if found != case["expect"]:
                wrong.append(f"{name}: {case['name']}: expected {case['expect']}, found {found}")
print(*wrong, f"{count} vectors, {len(wrong)} differ", sep="\n")
sys.exit(1 if wrong else 0)
