#!/usr/bin/env python3
"""Checks a whole transparency log (c2sp.org/tlog-tiles) in a folder, from the entries up.

  verify-log.py FOLDER --key VKEY [--json]

VKEY is the log's public key, name+id+base64. Every file of the folder is read and must be what the entries make it;
files that do not belong there are named too. Only what begins with a dot is passed over.
Exit code 0: intact. 1: not intact; the line printed names the first file that does not fit. 2: wrong usage.
Uses verify-reply.py, which must lie beside it; shares no code with Postroom. Keeps 32 bytes an entry in memory.
"""
import argparse, importlib.util, json, os, re, sys

place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verify-reply.py")
spec = importlib.util.spec_from_file_location("verify_reply", place)
reply = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reply)
WIDTH = 256


def need(condition, file, what):
    reply.need(condition, f"{file} does not fit: {what}", "log-mismatch")


def subtree(hashes):
    while len(hashes) > 1:
        hashes = [reply.sha256(b"\x01" + left + right) for left, right in zip(hashes[::2], hashes[1::2])]
    return hashes[0]


def tree_hash(hashes):
    """RFC 6962, section 2.1: perfect subtrees from the left, joined from the right."""
    parts, start = [], 0
    while start < len(hashes):
        count = 1 << (len(hashes) - start).bit_length() - 1
        parts.append(subtree(hashes[start:start + count]))
        start += count
    root = parts.pop() if parts else reply.sha256(b"")
    while parts:
        root = reply.sha256(b"\x01" + parts.pop() + root)
    return root


def tile_path(kind, index, width):
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return f"tile/{kind}/" + "/".join(groups) + (f".p/{width}" if width < WIDTH else "")


def earlier_widths(folder, kind, index, width):
    """Partial tiles of earlier checkpoints may still be there."""
    try:
        names = os.listdir(os.path.join(folder, tile_path(kind, index, WIDTH) + ".p"))
    except OSError:
        return []
    return sorted(int(name) for name in names if re.fullmatch("[1-9][0-9]{0,2}", name) and int(name) < width)


def read(folder, path):
    try:
        with open(os.path.join(folder, path), "rb") as file:
            return file.read()
    except OSError:
        need(False, path, "it is missing or cannot be read")


def entry_ends(bundle, path):
    """Where each entry of a bundle ends."""
    ends, at = [], 0
    while at < len(bundle):
        at += 2 + int.from_bytes(bundle[at:at + 2], "big")
        need(at <= len(bundle), path, "an entry goes beyond the end")
        ends.append(at)
    return ends


def check_log(folder, key):
    policy = {"logs": [reply.read_key(key, reply.LOG_KEY)], "witnesses": {}, "groups": [], "quorum": "none"}
    origin, size, root, _ = reply.check_checkpoint(read(folder, "checkpoint"), policy, 0)
    level, expected = [], {"checkpoint"}
    for index in range(0, (size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - index * WIDTH)
        path = tile_path("entries", index, width)
        bundle = read(folder, path)
        ends = entry_ends(bundle, path)
        need(len(ends) == width, path, f"it has {len(ends)} entries, not {width}")
        level += [reply.sha256(b"\0" + bundle[start + 2:end]) for start, end in zip([0] + ends, ends)]
        expected.add(path)
        for smaller in earlier_widths(folder, "entries", index, width):
            part = tile_path("entries", index, smaller)
            need(read(folder, part) == bundle[:ends[smaller - 1]], part, "it is not the start of the later one")
            expected.add(part)
    found, leaves, number = tree_hash(level), level, 0
    while level:
        for index in range(0, (len(level) + WIDTH - 1) // WIDTH):
            hashes = level[index * WIDTH:(index + 1) * WIDTH]
            for width in [len(hashes)] + earlier_widths(folder, number, index, len(hashes)):
                path = tile_path(number, index, width)
                need(read(folder, path) == b"".join(hashes[:width]), path, "its hashes are not those of the entries")
                expected.add(path)
        level = [subtree(level[i:i + WIDTH]) for i in range(0, len(level) // WIDTH * WIDTH, WIDTH)]
        number += 1
    need(found == root, "checkpoint", "its root hash is not that of the entries")
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = os.path.relpath(os.path.join(top, file), folder)
            need(path in expected or file[0] == ".", path, "it does not belong to the log")
    return {"state": "intact", "log": origin, "size": len(leaves), "root": root.hex()}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--key", required=True)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    try:
        found = check_log(given.folder, given.key)
        text = f"Intact: all {found['size']} entries of {found['log']} lead to the signed root {found['root']}."
    except reply.NotIntact as failure:
        found, text = {"state": failure.code, "message": str(failure)}, str(failure)
    print(json.dumps(found) if given.json else text)
    return 0 if found["state"] == "intact" else 1


if __name__ == "__main__":
    sys.exit(main())
