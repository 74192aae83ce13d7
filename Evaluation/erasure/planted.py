#!/usr/bin/env python3
"""Plants identities in a desk, lets their mail go the whole way, erases them, and looks for what is left.

Shares no code with Postroom: it drives the built command and reads the files as anybody could who has them.

    planted.py POSTROOM [--identities N] [--keep FOLDER] [--json]

Exits with 0 where nothing is found, 1 where something is, 2 where the trial itself does not work.
"""
import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from identities import Identity, mails  # noqa: E402
from traces import BruteForce, RawSearch  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class Trial(Exception):
    """The trial cannot be carried out, which says nothing about erasure."""


class House:
    """A desk directory with a small part of the training of `vehicle`, so that learning takes seconds."""

    def __init__(self, postroom, folder, count):
        self.postroom, self.folder, self.count = postroom, Path(folder), count
        self.desk = self.folder / "desk"
        definition = self.folder / "vehicle"
        shutil.copytree(ROOT / "Corpora/desks/vehicle", definition)
        training = definition / "training"
        lines = (training / "vehicle-1.jsonl").read_text().splitlines()
        shutil.rmtree(training)
        training.mkdir()
        (training / "vehicle-1.jsonl").write_text("\n".join(lines[:90]) + "\n")
        self.run("init", str(self.desk), "--desk", str(definition), "--trial", desk=False)

    def run(self, *arguments, desk=True, codes=(0,), give=None):
        command = [self.postroom, *map(str, arguments)] + (["--desk", str(self.desk)] if desk else [])
        done = subprocess.run(command, capture_output=True, input=give)
        if done.returncode not in codes:
            raise Trial(f"{command[1:4]} ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
        return done

    def objects(self, *arguments, **options):
        out = self.run(*arguments, "--json", **options).stdout.decode()
        return [json.loads(line) for line in out.splitlines()]

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.desk}/store.sqlite?mode=ro", uri=True) as store:
            return store.execute(sql).fetchall()


def go_the_whole_way(house, people):
    """Intake, drafts, corrections, approvals, sending, learning, backups, events, waiting copies."""
    mbox = house.folder / "mail"
    mbox.mkdir()
    for person in people:
        (mbox / f"{person.number:05}.eml").write_bytes(person.mail)
    house.run("intake", mbox)
    cases = {address: case for case, address in house.rows("SELECT case_id, sender FROM mails")}
    house.run("backup")
    approved = corrected = 0
    for person in people:
        case = cases[person.address]
        if corrected < max(6, house.count // 20) and person.number % 3 != 1:
            shown = house.objects("case", "show", case)[0]
            before = (shown.get("decision") or {}).get("service")
            if shown["state"] in ("drafted", "withPerson") and before != person.service:
                house.run("review", "reassign", case, "--service", person.service, "--note", f"wie {person.name}")
                corrected += 1
        elif approved < max(6, house.count // 10) and person.number % 3 == 1:
            approved += approve(house, case)
    house.run("send")
    feed = "".join(person.event + "\n" for person in people if person.number % 5 == 0)
    (house.folder / "feed.jsonl").write_text(feed)
    house.run("offers", "import", house.folder / "feed.jsonl")
    house.run(
        "model", "learn", "--quarantine-hours", "0", "--folds", "2", "--accuracy-loss", "1", "--recall-loss", "1",
        "--significance", "0", "--officer-share", "1", "--class-multiple", "1000", codes=(0, 100))
    time.sleep(1.1)  # Backups are named after the second.
    house.run("backup")
    # One copy that was taken in and left behind, one mail that nobody has read.
    house.run("deliver", give=people[0].mail)
    house.run("deliver", give=people[1].further)
    return {"approved": approved, "corrected": corrected}


def approve(house, case):
    shown = house.run("review", "show", case, codes=(0, 1))
    said = shown.stderr.decode()
    if shown.returncode or "change the text" in said or "Seal: " not in said:
        return 0
    seal = said.split("Seal: ")[1].split()[0]
    confirm = [word.split()[0] for word in said.split("confirm with ")[1:]]
    arguments = ["review", "approve", case, "--seal", seal] + (["--confirm", *confirm] if confirm else [])
    return 1 - house.run(*arguments, codes=(0, 1)).returncode


def known_to_strangers(house, people):
    """All that somebody can know or compute who has the mails, the replies and the desk's own program and model."""
    known = BruteForce()
    for person in people:
        known.add_mail(person)
    triaged = house.objects("triage", house.folder / "mail")
    parsed = [house.objects("parse", house.folder / "mail" / f"{p.number:05}.eml", desk=False)[0] for p in people[:40]]
    for decision in triaged:
        known.add_decision(decision)
    for message in parsed:
        known.add_parsed(message)
    for reply in (house.desk / "sent").rglob("*.postroom*"):
        known.add_bytes(reply.read_bytes())
    for mail, in house.rows("SELECT mail_key FROM mails"):
        known.add_value(mail)
    for document, in house.rows("SELECT document FROM cases"):
        draft = json.loads(document).get("draft") or {}
        for text in (draft.get("text"), draft.get("proposal")):
            if text:
                known.add_bytes(text.encode())
    return known


def erase(house, people):
    """The first ones as persons, with what waits and what registers reported; the others as cases, in one command."""
    persons, others = people[:12], people[12:]
    begun = time.monotonic()
    for person in persons:
        house.run("case", "erase", "--person", person.address, "--ground", "request", "--yes", "--unread")
    seconds = (time.monotonic() - begun) / max(1, len(persons))
    cases = {address: case for case, address in house.rows("SELECT case_id, sender FROM mails")}
    with_events = [person for person in others if person.number % 5 == 0]
    for person in with_events:
        house.run("case", "erase", "--person", person.address, "--ground", "retention", "--yes")
    rest = [cases[person.address] for person in others if person.number % 5 != 0]
    if rest:
        house.run("case", "erase", *rest, "--ground", "retention", "--yes")
    return seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom")
    parser.add_argument("--identities", type=int, default=40)
    parser.add_argument("--keep")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp(prefix="planted-")
    os.makedirs(folder, exist_ok=True)
    try:
        figures = trial(options.postroom, folder, options.identities)
    except Trial as trouble:
        print(trouble, file=sys.stderr)
        return 2
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")
    return 1 if figures["traces"] or figures["leaves_recognised"] or figures["fault"] else 0


def trial(postroom, folder, count):
    house = House(postroom, folder, count)
    people = mails(count, ROOT / "Corpora/desks/vehicle/training/vehicle-2.jsonl", random.Random(6))
    figures = {"identities": count, **go_the_whole_way(house, people)}
    search = RawSearch([marker for person in people for marker in person.markers])
    search.check_itself(house.folder / "control")
    before = search.found_in(house.desk)
    figures["traces_before"] = len(before)
    unseen = search.missing(before)
    if unseen:
        raise Trial(f"{len(unseen)} markers did not reach the desk directory, so that their absence would prove nothing")
    places = {name.split("/")[0] for name, _ in before}
    figures["places_before"] = sorted(places)
    for place in ("backups", "incoming", "models", "sent", "store.sqlite"):
        if not any(name.startswith(place) for name in places):
            raise Trial(f"nothing was planted in {place}")
    known = known_to_strangers(house, people)
    figures["words_of_the_desk"] = known.leave_out_words_of((house.folder / "vehicle/services.yaml").read_bytes())
    figures["seconds_each"] = round(erase(house, people), 2)
    leaves = [bytes(leaf) for leaf, in house.rows("SELECT leaf FROM records")]
    known.check_itself()
    recognised = known.recognise(leaves)
    found = search.found_in(house.desk)
    verified = house.run("audit", "verify", codes=(0, 1))
    for backup in sorted((house.desk / "backups").glob("*.sqlite")):
        shown = sqlite3.connect(f"file:{backup}?mode=ro", uri=True).execute("SELECT count(*) FROM cases").fetchone()[0]
        figures.setdefault("cases_left_in_backups", []).append(shown)
    figures |= {
        "cases_left": house.rows("SELECT count(*) FROM cases")[0][0], "leaves": len(leaves),
        "values_tried": len(known.values), "leaves_recognised": len(recognised), "recognised_by": recognised[:5],
        "forms_searched": len(search.needles), "traces": len(found), "found_in": found[:10],
        "fault": verified.stderr.decode().strip() if verified.returncode else None,
    }
    return figures


if __name__ == "__main__":
    sys.exit(main())
