#!/usr/bin/env python3
"""Measures what a capacity model needs: processor time by stage, bytes on disk, commits, syncs and memory.

    python3 Evaluation/scale/constants.py POSTROOM [--mails 600] [--models FOLDER] [--out Evaluation/scale/constants.json]

POSTROOM is the built command (optimised). --models takes over the models of a desk directory of the same desk and version; without it
they are made first. All figures are processor time and counts. Other work on the same cores makes processor time longer too, by
up to twice as seen, so the cheapest of three rounds counts for commands. About four minutes of one core. How the stages are told
apart:

- Each command is run over a small and a large mailbox on fresh copies of one desk directory; the difference divided by the difference
  of mails is the cost of a mail, without start and loading.
- parse is `parse --json`; triage is `triage --json` less parse; intake is `intake`, once whole, once with drafting stopped
  (`postroom stop --function draft`) and once with all AI stopped. Drafting, with its records and its commit, is the first less the
  second; triage with commit is the second less the third.
- The open desk's processor time is read before and after mails over LMTP, pages and approvals, less what it uses while idle.
- Sending is `send` with replies due less `send` without.
- Syncs are counted by strace, by file; strace stands before runs of its own, whose processor time is not used.
"""
import argparse
import asyncio
import json
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time

import bench
from prepared import Desk, Server

HOLD = 30
# Of which the cheapest counts: other work makes processor time longer and never shorter.
ROUNDS = 3
PARTS = ["reading", "taken_in", "attachments", "open_desk", "synced"]


class Bench:
    def __init__(self, postroom, folder, mails, models):
        self.postroom, self.folder, self.models, self.small, self.large = postroom, folder, models, mails // 10, mails
        self.enquiries, self.found, self.told = bench.enquiries(), {}, []
        self.server = Server()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.fresh = self._desk()

    def _desk(self):
        """A desk directory whose models are made already."""
        desk = Desk(self.postroom, self.folder / "fresh")
        bench.must_run([self.postroom, "init", desk.folder, "--trial", "--desk", bench.ROOT / "Corpora/desks/stadt"], self.folder)
        file = desk.folder / "postroom.yaml"
        outward = f"  transport: smtp\n  url: smtp://127.0.0.1:{self.server.server_address[1]}\n"
        file.write_text(file.read_text().replace("  transport: maildir\n  path: sent\n", outward))
        settings = "".join(path.read_text() for path in desk.folder.rglob("desk.yaml"))
        self.address = re.search(r"[\w.-]+@[\w.-]+", settings)[0]
        if self.models:
            shutil.copytree(self.models, desk.folder / "models")
        used, _ = bench.must_run(desk.command("intake", self.box(1, first=900_000)), self.folder)
        if not self.models:
            self.note("training_ms", used, "models of one desk, once, with a start", 0)
        return desk

    def box(self, count, first=0, attachment=0):
        file = self.folder / f"{count}-{first}-{attachment}.mbox"
        if not file.exists():
            bench.mailbox(file, self.enquiries, self.address, count, first, attachment)
        return file

    def note(self, name, value, how, digits=3):
        self.found[name] = round(value, digits) if digits else round(value)
        self.told.append((name, self.found[name], how))
        print(f"{name:34} {self.found[name]:>12}  {how}", flush=True)

    def progress(self, what):
        print(f"… {what}", file=sys.stderr, flush=True)

    def reading(self):
        """parse and triage, which store nothing."""
        def slope(verb, *more, rounds=ROUNDS):
            at = {n: min(bench.must_run([self.postroom, verb, *more, "--json", self.box(n)], self.folder)[0]
                         for _ in range(rounds)) for n in (self.small, self.large)}
            return (at[self.large] - at[self.small]) / (self.large - self.small)
        parse = slope("parse", rounds=5)
        both = slope("triage", "--desk", self.fresh.folder)
        self.note("parse_ms", parse, "parse --json, a mail")
        self.note("triage_ms", both - parse, "triage --json less parse")

    def taken_in(self):
        """intake, whole and with parts of it stopped."""
        stops = {"all": ["--because", "measured"], "draft": ["--function", "draft", "--because", "measured"], "none": None}
        cost, start, disk = {}, {}, {}
        for name, stop in stops.items():
            at = {}
            for turn in range(ROUNDS):
                self.progress(f"intake, stopped: {name}, round {turn + 1} of {ROUNDS}")
                for count in (self.small, self.large):
                    desk = self.fresh.copy(self.folder / "work")
                    if stop:
                        bench.must_run(desk.command("stop", *stop), self.folder)
                    used, memory = bench.must_run(desk.command("intake", self.box(count)), self.folder)
                    at[count] = min(used, at.get(count, used))
                    disk[name, count] = bench.sizes(desk)
            cost[name] = (at[self.large] - at[self.small]) / (self.large - self.small)
            start[name] = at[self.small] - cost[name] * self.small
        self.note("intake_ms", cost["none"], "intake to drafted and published, a mail, in batches")
        self.note("keep_ms", cost["all"] - self.found["parse_ms"], "of it: thread, commit, screens by rule, records; all AI stopped, less parse")
        self.note("triage_and_commit_ms", cost["draft"] - cost["all"], "of it: triage with records and commit")
        self.note("draft_and_commit_ms", cost["none"] - cost["draft"], "of it: answer, checks, records and commit")
        self.note("start_ms", start["none"], "start of a command that loads one desk", 0)
        self.note("intake_memory_mb", memory, f"largest resident memory of intake, {self.large} mails", 0)
        less, more = disk["none", self.small], disk["none", self.large]
        self.sizes_of_cases(less, more)
        states = dict(bench.rows(desk, "SELECT state, count(*) FROM cases GROUP BY state"))
        cases = sum(states.values())
        for state in ("drafted", "withPerson", "discarded"):
            self.note(f"share_{state}", states.get(state, 0) / cases, "of these mails, which are no sample of real traffic")
        shutil.copytree(desk.folder, self.folder / "filled")

    def sizes_of_cases(self, less, more):
        def each(key, of="cases"):
            return (more[key] - less[key]) / (more[of] - less[of])
        self.note("mail_bytes", each("mails"), "a mail of this corpus", 0)
        self.note("store_bytes_drafted", each("store"), "store, a case up to its draft, with its mail", 0)
        tables = {name: (more["tables"].get(name, 0) - less["tables"].get(name, 0)) / (more["cases"] - less["cases"])
                  for name in more["tables"]}
        texts = sum(value for name, value in tables.items() if name.startswith("case_search") or name == "case_texts")
        for name, value in [("cases", tables["cases"]), ("records", tables["records"]), ("mails", tables["mails"]), ("search", texts)]:
            self.note(f"store_bytes_{name}", value, f"of it: table {name} with its indexes" if name != "search" else
                      "of it: texts for the search, and their index", 0)
        self.note("records_drafted", each("records"), "action records of a case up to its draft", 2)
        self.note("steps_drafted", each("steps"), "logical commits of a case up to its draft", 2)
        self.note("leaf_bytes", each("leaves", "records"), "a record's leaf", 0)
        self.note("log_bytes_record", each("log_bytes", "records"), "published log, a record: entries and tiles", 0)
        self.note("log_blocks_record", each("log_blocks", "records"), "the same in blocks of the file system", 0)
        self.note("log_files_record", each("log_files", "records"), "files of the published log, a record", 4)

    def attachments(self):
        self.progress("mails with an attachment")
        count, size, at, disk = 100, 1_400_000, {}, {}
        for name, attachment in (("without", 0), ("with", size)):
            desk = self.fresh.copy(self.folder / "work")
            at[name], _ = bench.must_run(desk.command("intake", self.box(count, attachment=attachment)), self.folder)
            disk[name] = bench.sizes(desk)
        raw = disk["with"]["mails"] - disk["without"]["mails"]
        self.note("store_bytes_mail_byte", (disk["with"]["store"] - disk["without"]["store"]) / raw,
                  "store, bytes for a byte of an attachment as it was mailed")
        self.note("attachment_ms_mb", 1e6 * (at["with"] - at["without"]) / raw, "intake, a megabyte of attachment", 2)

    def open_desk(self):
        self.progress("the open desk")
        desk = Desk(self.postroom, self.folder / "filled")
        before = bench.sizes(desk)
        opened = bench.OpenDesk(desk, self.folder)
        try:
            time.sleep(3)
            idle_begun, idle_cpu = time.monotonic(), opened.cpu()
            time.sleep(8)
            idle = (opened.cpu() - idle_cpu) / (time.monotonic() - idle_begun)
            self.note("idle_ms_second", idle, "an open desk in which nothing happens, a second")

            def measured(step, count):
                begun, cpu = time.monotonic(), opened.cpu()
                step()
                return (opened.cpu() - cpu - idle * (time.monotonic() - begun)) / count
            bulk, slow = 200, 20
            cost = measured(lambda: self.deliver(opened, bulk, 100_000, 0), bulk)
            self.note("lmtp_ms", cost, "mail over LMTP until it is drafted and published, at the desk's own pace")
            self.note("accept_ms", max(0, cost - self.found["intake_ms"]), "of it: LMTP, file and smaller batches (less intake)")
            cost = measured(lambda: self.deliver(opened, slow, 200_000, 1), slow)
            self.note("lmtp_slow_ms", cost, "the same, one mail a second: each has a round and a checkpoint of the log of its own")
            self.found.update({f"serve_{name}": round(value) for name, value in opened.status().items()})
            pages = [opened.ask("/cases")[0]]
            self.note("queue_page_ms", measured(lambda: [opened.ask("/cases") for _ in range(100)], 100), f"GET /cases, {len(pages[0])} characters")
            cases, forms = opened.drafted(160), {}
            cost = measured(lambda: forms.update({case: opened.form(case) for case in cases}), len(cases))
            self.note("case_page_ms", cost, "GET a case")
            ready = {case: fields for case, (_, fields) in forms.items() if fields}
            cost = measured(lambda: [opened.ask(f"/cases/{case}/approval", fields) for case, fields in ready.items()], len(ready))
            approved = bench.rows(desk, "SELECT count(*) FROM cases WHERE state = 'approved'")[0][0]
            self.note("approval_ms", cost * len(ready) / approved, f"POST of an approval, {approved} of {len(ready)} approved, published")
        finally:
            opened.stop()
        time.sleep(HOLD)
        used, _ = bench.must_run(desk.command("send"), self.folder)
        none, _ = bench.must_run(desk.command("send"), self.folder)
        sent = bench.rows(desk, "SELECT count(*) FROM cases WHERE state = 'sent'")[0][0]
        if sent != approved or sum(self.server.accepted.values()) != sent:
            sys.exit(f"{approved} approved, {sent} sent, {sum(self.server.accepted.values())} accepted by the mail server")
        self.note("send_ms", (used - none) / sent, f"sending over SMTP, {sent} replies")
        after = bench.sizes(desk)
        new = after["cases"] - before["cases"]
        grown = after["store"] - before["store"] - new * self.found["store_bytes_drafted"]
        self.note("store_bytes_answered", grown / sent, "store, what approval and sending add to a case", 0)
        self.note("records_answered", (after["records"] - before["records"] - new * self.found["records_drafted"]) / sent,
                  "action records that approval and sending add", 2)
        self.note("steps_answered", (after["steps"] - before["steps"] - new * self.found["steps_drafted"]) / sent,
                  "logical commits that approval and sending add", 2)

    def deliver(self, opened, count, first, pause):
        async def one():
            session = await Local.open(opened.lmtp)
            for number in range(first, first + count):
                text = bench.mail(self.enquiries[number % len(self.enquiries)], number, self.address)
                await session.give(text.replace("\n", "\r\n").encode() + b"\r\n")
                await asyncio.sleep(pause)
            session.close()
        asyncio.run(one())
        opened.settle()

    def synced(self):
        """Syncs by file: of `intake`, `deliver`, and of an open desk."""
        self.progress("syncs, under strace")
        trace, count, tell = self.folder / "trace", 20, lambda found, n: {name: round(value / n, 2) for name, value in sorted(found.items())}
        strace = ["strace", "-f", "-y", "-ttt", "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-o", trace]
        desk = self.fresh.copy(self.folder / "work")
        box = self.box(self.small * 2)
        bench.must_run(strace + desk.command("intake", box), self.folder)
        found = {"intake": tell(bench.syncs(trace), self.small * 2)}
        desk = self.fresh.copy(self.folder / "work")
        settings = desk.folder / "postroom.yaml"
        settings.write_text(settings.read_text().replace("web:\n", "web:\n  hold: 0\n"))
        opened = bench.OpenDesk(desk, self.folder, trace)
        try:
            time.sleep(2)
            times = [time.time()]
            self.deliver(opened, count, 0, 1)
            times.append(time.time())
            ready = {case: fields for case in opened.drafted(count) if (fields := opened.form(case)[1])}
            times.append(time.time())
            for case, fields in ready.items():
                opened.ask(f"/cases/{case}/approval", fields)
                time.sleep(1)
            time.sleep(3)
            times.append(time.time())
            sent = bench.rows(desk, "SELECT count(*) FROM cases WHERE state = 'sent'")[0][0]
        finally:
            opened.stop()
        found["a mail a second over LMTP"] = tell(bench.syncs(trace, times[0], times[1]), count)
        found["a reply a second, approved and sent"] = tell(bench.syncs(trace, times[2], times[3]), sent)
        self.found["syncs"] = found
        for name, value in found.items():
            print(f"syncs, {name}: {sum(value.values()):.1f} each: {value}")


class Local:
    """A session over a socket file, as `load.Session` is one over a port."""
    @staticmethod
    async def open(path):
        from load import Session
        session = Session(*await asyncio.open_unix_connection(path))
        await session.reply("2")
        session.writer.write(b"LHLO load.example\r\n")
        await session.reply("2")
        return session


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--mails", type=int, default=600)
    parser.add_argument("--models", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).with_name("constants.json"))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="only these; the rest of FILE stays (open_desk needs taken_in)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="postroom-scale-") as scratch:
        bench_ = Bench(given.postroom.resolve(), pathlib.Path(scratch), given.mails, given.models)
        for part in given.parts:
            getattr(bench_, part)()
    before = json.loads(given.out.read_text()) if given.parts != PARTS and given.out.exists() else {}
    given.out.write_text(json.dumps(before | bench_.found, indent=1) + "\n")


if __name__ == "__main__":
    main()
