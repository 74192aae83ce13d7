#!/usr/bin/env python3
"""The capacity model: from mails a day to cores, connections, disk, log and officers.

    python3 Evaluation/scale/model.py [--constants FILE] [--check PAGE] [--mails-a-day N …]

Prints the table of Docs/Scale.md. With --check it ends with 1 where a line of it does not stand in PAGE as printed. The formulas
stand in that page; the measured constants come from constants.py, the assumptions below are nobody's measurement.
"""
import argparse
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SIZES = [("a town", 200), ("a city", 5_000), ("a state", 50_000), ("the nation", 20_000_000 / 365)]


class Assumed:
    # Bytes of attachments a mail, on average over all mails.
    attachment = 60_000
    # Minutes of an officer for a case with a draft, and for one without.
    minutes_drafted, minutes_person = 3.0, 10.0
    # Mails to which nobody needs to do anything: junk, automatic replies.
    share_discarded = 0.05
    # Of the rest, those with a draft.
    share_drafted = 0.70
    # Hours a year in which an officer works on cases: 250 working days of 8 hours, less a fifth for leave and illness, less 15 % of
    # the day for all else.
    officer_hours = 250 * 8 * 0.80 * 0.85
    # Of officers' time that is planned for: the rest is reserve for peaks.
    load = 0.85
    # A minute that only one in a hundred exceeds, over the mean minute of the year; from year.py.
    peak = 4.0
    # Of a core that is planned for.
    used = 0.6
    # Pages of the queue and of cases that are read for a case that is answered.
    queue_pages, case_pages = 0.5, 1.5
    # Seconds of an LMTP session for a mail, and connections of a browser (one stands open for news).
    session_seconds, browser = 0.2, 2
    # Connections to a shared store: of a thinking core, and of a web node.
    store_each_core, store_each_node = 2, 10
    # Commits a second of the store's one writer, each with a sync of its own: Docs/Measurements.md.
    single_commits = 1_225
    # How many officers are at their desks at the same time, at most.
    present = 0.80


class Model:
    def __init__(self, constants, assumed=Assumed):
        self.c, self.a = constants, assumed

    @property
    def to_officers(self):
        return 1 - self.a.share_discarded

    @property
    def minutes(self):
        """Of an officer, a case."""
        return self.a.share_drafted * self.a.minutes_drafted + (1 - self.a.share_drafted) * self.a.minutes_person

    @property
    def mail_ms(self):
        """From LMTP to the draft, with its attachment, in batches."""
        return self.c["lmtp_ms"] + max(0, self.c["attachment_ms_mb"]) * self.a.attachment / 1e6

    @property
    def answer_ms(self):
        """Pages, approval and sending."""
        c, a = self.c, self.a
        return a.queue_pages * c["queue_page_ms"] + a.case_pages * c["case_page_ms"] + c["approval_ms"] + c["send_ms"]

    @property
    def write_ms(self):
        """Of the store's writer for a mail and its answer, where no two commits share a sync."""
        return 1000 * (self.c["steps_drafted"] + self.to_officers * self.c["steps_answered"]) / self.a.single_commits

    @property
    def records(self):
        return self.c["records_drafted"] + self.to_officers * self.c["records_answered"]

    @property
    def store_bytes(self):
        return (self.c["store_bytes_drafted"] + self.to_officers * self.c["store_bytes_answered"]
                + self.c["store_bytes_mail_byte"] * self.a.attachment)

    def need(self, mails_a_day):
        c, a = self.c, self.a
        second = mails_a_day / 86_400 * a.peak
        year = 365 * mails_a_day
        answered = year * self.to_officers
        officers = answered * self.minutes / 60 / a.officer_hours / a.load
        thinking = second * self.mail_ms / 1000
        # Officers answer in their hours what comes in all of them.
        web = a.present * officers / (60 * self.minutes) * self.answer_ms / 1000
        cores = (thinking + web + c["idle_ms_second"] / 1000) / a.used
        nodes = max(2, math.ceil(cores)) if mails_a_day > 10_000 else 1
        return {
            "mails a second, p99 minute": second, "cores, thinking": thinking / a.used, "cores, pages and sending": web / a.used,
            "cores, together": cores, "LMTP sessions": max(1, second * a.session_seconds),
            "browser connections": a.browser * a.present * officers,
            "store connections": a.store_each_core * max(1, math.ceil(cores)) + a.store_each_node * nodes,
            "commits a second": second * (c["steps_drafted"] + self.to_officers * c["steps_answered"]),
            "store, GB a year": year * self.store_bytes / 1e9, "of it without attachments, GB":
            year * (self.store_bytes - c["store_bytes_mail_byte"] * a.attachment) / 1e9,
            "records a year, million": year * self.records / 1e6, "log, GB a year": year * self.records * c["log_blocks_record"] / 1e9,
            "log, files a year": year * self.records * c["log_files_record"], "officers": officers,
        }


def shown(value):
    if value >= 100:
        digits = max(0, len(str(int(value))) - 3)
        return f"{round(value, -digits):,.0f}"
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def table(model, sizes):
    columns = [(name, model.need(mails)) for name, mails in sizes]
    lines = ["| | " + " | ".join(f"{name}: {round(mails, -2 if mails > 9_999 else 0):,.0f} a day" for name, mails in sizes) + " |",
             "| --- |" + " ---: |" * len(sizes)]
    return lines + [f"| {row} | " + " | ".join(shown(need[row]) for _, need in columns) + " |" for row in columns[0][1]]


def load(file=HERE / "constants.json"):
    return json.loads(pathlib.Path(file).read_text())


def main():
    parser = argparse.ArgumentParser()
    # The tests give every script the command first.
    parser.add_argument("postroom", nargs="?", help="not used")
    parser.add_argument("--constants", default=HERE / "constants.json")
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("--mails-a-day", type=float, nargs="+")
    given = parser.parse_args()
    sizes = [("desk", mails) for mails in given.mails_a_day] if given.mails_a_day else SIZES
    lines = table(Model(load(given.constants)), sizes)
    print("\n".join(lines))
    if given.check:
        page = given.check.read_text().splitlines()
        missing = [line for line in lines if line not in page]
        print(f"{len(lines) - len(missing)} of {len(lines)} lines stand in the page")
        sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
