#!/usr/bin/env python3
"""Makes an archive of mboxes, and labels for it, from the enquiries that the desks learn from.

usage: make_archive.py FOLDER [--mails N] [--files N]

The same arguments give the same bytes. Half of the mails are in one file and the others in ever smaller ones, as archives
are. The enquiries return once all were used: the accuracy on them says nothing, they are what the models were trained on.
"""
import argparse
import base64
import csv
import json
import pathlib
import quopri
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

ROOT = pathlib.Path(__file__).resolve().parents[3]
OFFICE = {"stadt": "buergerservice@lindenfurt.example", "vehicle": "enquiries@vehicle-agency.example"}
FIRST_DAY = datetime(2024, 1, 2, 6, tzinfo=timezone.utc)
ENCODINGS = {"8bit": lambda text: text, "quoted-printable": quopri.encodestring, "base64": base64.encodebytes}


def enquiries():
    for desk in OFFICE:
        for path in sorted((ROOT / "Corpora/desks" / desk / "training").glob("*.jsonl")):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    yield desk, json.loads(line)


def mail(number, desk, enquiry):
    """One message of an mbox, quoted as mboxrd has it, with the empty line behind it."""
    when = FIRST_DAY + timedelta(seconds=97 * number)
    encoding = list(ENCODINGS)[number % 3]
    head = (f"From citizen-{number}@example.org {when:%a %b %e %H:%M:%S %Y}\n"
            f"Date: {format_datetime(when)}\nFrom: Citizen <citizen-{number}@example.org>\nTo: {OFFICE[desk]}\n"
            f"Subject: {' '.join((enquiry.get('subject') or '').split())}\nMessage-ID: <archive-{number}@example.org>\n"
            f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n")
    body = ENCODINGS[encoding]((enquiry.get("body") or "").strip().encode() + b"\n")
    lines = (b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in body.rstrip(b"\n").split(b"\n"))
    return head.encode() + b"\n".join(lines) + b"\n\n"


def write(folder, mails, files):
    """Writes `folder/mail`, `folder/labels.csv` and returns their paths."""
    folder, known = pathlib.Path(folder), list(enquiries())
    (folder / "mail").mkdir(parents=True)
    number = 0
    with open(folder / "labels.csv", "w", encoding="utf-8", newline="") as text:
        labels = csv.writer(text)
        labels.writerow(["message_id", "service"])
        for file in range(files):
            end = mails if file == files - 1 else number + (mails - number) // 2
            place = folder / f"mail/{2024 + file % 3}/{file:03}.mbox"
            place.parent.mkdir(exist_ok=True)
            with open(place, "wb") as mbox:
                for number in range(number, end):
                    desk, enquiry = known[number * 7919 % len(known)]
                    mbox.write(mail(number, desk, enquiry))
                    labels.writerow([f"archive-{number}@example.org", enquiry["service"]])
            number = end
    return folder / "mail", folder / "labels.csv"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--mails", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=10)
    options = parser.parse_args()
    print(*write(options.folder, options.mails, options.files))
