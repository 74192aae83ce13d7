#!/usr/bin/env python3
"""Flips each byte of each file of a log in turn and counts how many Scripts/verify-log.py finds: flip.py FOLDER KEY"""
import importlib.util, os, sys

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("verify_log", os.path.join(here, "..", "..", "Scripts", "verify-log.py"))
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
folder, key = sys.argv[1:]
verify.check_log(folder, key)
flipped = found = 0
for top, _, files in os.walk(folder):
    for file in (os.path.join(top, name) for name in files if not name.startswith(".")):
        with open(file, "rb") as good:
            good = good.read()
        for place in range(len(good)):
            with open(file, "wb") as bad:
                bad.write(good[:place] + bytes([good[place] ^ 1 << place % 8]) + good[place + 1:])
            flipped += 1
            try:
                verify.check_log(folder, key)
                print(f"not found: byte {place} of {file}")
            except verify.reply.NotIntact:
                found += 1
        with open(file, "wb") as again:
            again.write(good)
verify.check_log(folder, key)
print(f"Python: {flipped} bytes flipped, {found} found")
sys.exit(0 if flipped == found > 0 else 1)
