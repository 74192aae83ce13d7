#!/usr/bin/env python3
"""The capacity model: from mails a day to cores, connections, disk, log and officers.

    python3 Evaluation/scale/model.py [--constants FILE] [--check PAGE] [--mails-a-day N …]

Prints the tables of Docs/Scale.md: what was measured, what sizes of offices need, how far assumptions move that, and what the
store's one writer allows. With --check it ends with 1 where a line of them does not stand in PAGE as printed. Measured constants come from
constants.py; the assumptions below are nobody's measurement.
"""
import argparse
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SIZES = [("a town", 200), ("a city", 5_000), ("an agency", 20_000), ("the nation", 20_000_000 / 365)]


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
    # Connections of a program to a store in PostgreSQL: four read, one writes.
    store_each = 5
    # Commits a second of SQLite's one writer, each with a sync of its own: Docs/Measurements.md.
    single_commits = 1_225
    # Statements of PostgreSQL's one writer, each of which is waited for, counted in its source: of a step, with its savepoint, and
    # of a transaction, which up to 256 steps share. Milliseconds of a sync.
    step_statements, transaction_statements, sync_ms = 15, 4, 1.0
    # How many officers are at their desks at the same time, at most.
    present = 0.80


# How wrong an assumption, or a constant that was measured beside other work, may be: name, what it is, from, to.
RANGES = [
    ("lmtp_ms", "ms CPU from LMTP to the draft", 6, 36),
    ("attachment", "bytes of attachments a mail", 10_000, 300_000),
    ("share_discarded", "mails that nobody answers", 0.01, 0.40),
    ("share_drafted", "of the rest, those with a draft", 0.40, 0.90),
    ("minutes_drafted", "officer's minutes with a draft", 1.5, 6),
    ("minutes_person", "officer's minutes without one", 5, 20),
    ("officer_hours", "officer's hours a year on cases", 1_100, 1_500),
    ("load", "of that time planned for", 0.75, 0.95),
    ("peak", "p99 minute over the mean minute", 3, 8),
    ("case_pages", "pages of cases read for an answer", 1, 5),
    ("used", "of a core planned for", 0.3, 0.8),
]
MEASURED = [
    ("a mail: parsed; kept, with thread, screens, records and commit; triaged and drafted, with the same; in all",
     "{parse_ms:.1f}; {keep_ms:.1f}; {thought_ms:.1f}; {intake_ms:.1f} ms CPU"),
    ("a mail over LMTP until it is drafted and published: 200 at once; one a second", "{lmtp_ms:.1f}; {lmtp_slow_ms:.1f} ms CPU"),
    ("a megabyte of attachment", "{attachment_ms_mb:.1f} ms CPU"),
    ("a page of the queue; of a case; an approval; a reply sent by SMTP",
     "{queue_page_ms:.1f}; {case_page_ms:.1f}; {approval_ms:.1f}; {send_ms:.1f} ms CPU"),
    ("start of a command that loads a desk; training its models, once", "{start_ms:,.0f}; {training_ms:,.0f} ms CPU"),
    ("an open desk in which nothing happens, a second", "{idle_ms_second:.1f} ms CPU"),
    ("an open desk: resident memory, of it its own; threads; descriptors",
     "{serve_resident_mb}, {serve_anonymous_mb} MB; {serve_threads}; {serve_descriptors}"),
    ("commits of a case up to its draft; of its answer", "{steps_drafted:.1f}; {steps_answered:.1f}"),
    ("records of a case up to its draft; of its answer", "{records_drafted:.1f}; {records_answered:.1f}"),
    ("store, a case up to its draft, its mail of {mail_bytes} bytes included; its answer",
     "{store_bytes_drafted:,}; {store_bytes_answered:,} bytes"),
    ("of the former: records; case; text for the search; mail",
     "{store_bytes_records:,}; {store_bytes_cases:,}; {store_bytes_search:,}; {store_bytes_mails:,} bytes"),
    ("store, a byte of an attachment as it was mailed", "{store_bytes_mail_byte:.1f} bytes"),
    ("published log, a record, in blocks of the file system; files a record", "{log_blocks_record} bytes; {log_files_record}"),
    ("syncs of store and log, a mail: of 120 at once; one a second; an answer, one a second",
     "{bulk:.1f}; {slow:.1f}; {answer:.1f}"),
]
# What the writer waits for: name, milliseconds of a statement with its way to the server and back.
PLACES = [("through a socket of the same machine", 0.1), ("in the same room", 0.3), ("in another house of the city", 1.0),
          ("in another city", 5.0)]


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
        return 1000 * self.commits / self.a.single_commits

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
        programs = max(2 if mails_a_day > 10_000 else 1, math.ceil(cores))
        bare = self.store_bytes - c["store_bytes_mail_byte"] * a.attachment
        return {
            "mails a second, p99 minute": second, "cores, triage and drafts": thinking / a.used,
            "cores, pages and sending": web / a.used, "cores, together": cores,
            "LMTP sessions": max(1, second * a.session_seconds), "connections of browsers": a.browser * a.present * officers,
            "connections to PostgreSQL; SQLite has none": a.store_each * programs,
            "commits a second, p99 minute": second * self.commits, "store, GB a year": year * self.store_bytes / 1e9,
            "of it without attachments": year * bare / 1e9, "records a year, million": year * self.records / 1e6,
            "published log, GB a year": year * self.records * c["log_blocks_record"] / 1e9,
            "its files, thousand a year": year * self.records * c["log_files_record"] / 1e3, "officers": officers,
        }

    @property
    def commits(self):
        """For a mail and its answer."""
        return self.c["steps_drafted"] + self.to_officers * self.c["steps_answered"]

    def changed(self, name, value):
        """The same with another constant or assumption."""
        if hasattr(self.a, name):
            return Model(self.c, type("Changed", (self.a,), {name: value}))
        return Model({**self.c, name: value}, self.a)

    def writer(self, statement_ms, steps):
        """Commits a second of one writer over a connection whose transactions hold so many steps."""
        a = self.a
        return 1000 * steps / ((steps * a.step_statements + a.transaction_statements) * statement_ms + a.sync_ms)


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


def constant_table(c):
    found = c["syncs"]
    more = {name: sum(found[run].values()) for name, run in
            [("bulk", "intake"), ("slow", "a mail a second over LMTP"), ("answer", "a reply a second, approved and sent")]}
    # Told apart, the two are smaller than what other work on the machine adds.
    values = c | more | {"thought_ms": c["triage_and_commit_ms"] + c["draft_and_commit_ms"]}
    return ["| what | measured |", "| --- | --- |"] + [f"| {what.format(**values)} | {text.format(**values)} |" for what, text in MEASURED]


def range_table(model, mails=SIZES[-1][1]):
    rows = [("cores, together", 1), ("store, GB a year", 1000), ("officers", 1)]
    usual = model.need(mails)
    lines = ["| what | taken | from … to | cores | store, TB a year | officers |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for name, what, least, most in RANGES:
        ends = [model.changed(name, value).need(mails) for value in (least, most)]
        pairs = [[shown(end[row] / unit) for end in ends] for row, unit in rows]
        cells = ["" if low == high == shown(usual[row] / unit) else f"{low} … {high}" for (low, high), (row, unit) in zip(pairs, rows)]
        taken = getattr(model.a, name, None) or model.c[name]
        lines.append(f"| {what} | {shown(taken)} | {least:,} … {most:,} | {' | '.join(cells)} |")
    return lines


def writer_table(model):
    lines = ["| PostgreSQL's server is | ms a statement | each commit alone | 20 commits share a transaction |",
             "| --- | ---: | ---: | ---: |"]
    return lines + [f"| {place} | {ms:g} | {shown(model.writer(ms, 1))} a second | {shown(model.writer(ms, 20))} a second |"
                    for place, ms in PLACES]


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
    model = Model(load(given.constants))
    if given.mails_a_day:
        print("\n".join(table(model, [("office", mails) for mails in given.mails_a_day])))
        return
    lines = constant_table(model.c) + [""] + table(model, SIZES) + [""] + range_table(model) + [""] + writer_table(model)
    print("\n".join(lines))
    if given.check:
        end_with_check(lines, given.check)


def end_with_check(lines, page):
    """Ends with 1 where a line does not stand in a page."""
    there = set(page.read_text().splitlines())
    missing = [line for line in lines if line not in there]
    for line in missing:
        print(f"not in {page.name}: {line}")
    print(f"{len(lines) - len(missing)} of {len(lines)} lines stand in the page")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
