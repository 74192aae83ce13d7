#!/usr/bin/env python3
"""Pages of a desk with very many cases in a PostgreSQL database, and what a case takes on its disk.

    python3 Evaluation/scale/many.py POSTROOM [--cases 1000000] [--open 20000] [--requests 200] [--explain] [--folder FOLDER]
                                             [--short]

POSTROOM is the built command. The cases are copies of the demo's drafted ones, spread over two years, all but --open of them closed; they are
written by SQL, without records and mails, so the size is that of cases, their keys and their searchable texts with all indexes, which are made
when the last case is in. So that words are as common and as rare as in a city, each copy can also be found by a word of its own, by a name that
every 50,000th bears and by a street that every 5,000th bears. Times are those of requests one after the other, in milliseconds. --explain prints
how the server plans the statements of the lists. With --folder the database stays there: a run that was interrupted goes on, and one after it
measures without filling. With --short cases have no document and no text, and of the words only those that this script looks for; lines lie as far
apart as if they had: what searches take can so be measured where there is no room for the rest, and only that is. Needs Debian's postgresql-15.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reliability"))
from database import ROOT, Server, make_desk  # noqa: E402
from load import percentile  # noqa: E402
from soak import Officer  # noqa: E402

PART = 20_000
STREETS, NAMES = 5_000, 50_000
MADE = """
SET LOCAL session_replication_role = replica;
WITH made AS (
    SELECT t.*, 'x' || lpad(n::text, 9, '0') AS made_id, n, CASE WHEN n % {every} = 0 THEN 'drafted' ELSE 'closed' END AS made_state,
        1735689600000 + (n::bigint * 63072000000 / {cases}) AS came
    FROM generate_series({first}, {last}) AS n JOIN templates AS t ON t.copied = n % (SELECT count(*) FROM templates)),
"""
COPY = MADE + """documents AS MATERIALIZED (
    SELECT made.*, convert_to(replace(replace(convert_from(document, 'UTF8'), id, made_id), '"state":"drafted"',
        '"state":"' || made_state || '"'), 'UTF8') AS made_document FROM made),
kept AS (
    INSERT INTO cases (id, desk, state, version, service, urgency, due, language, confidence, subject, sender, received_at, updated_at, flags,
        last_record, document_sha256, document)
    SELECT made_id, desk, made_state, version, service, urgency, due, language, confidence, subject, sender, came, came, flags, 1000000 + n,
        sha256(made_document), made_document FROM documents ORDER BY n),
keys AS (
    INSERT INTO case_keys (case_id, key) SELECT made_id, sha256(convert_to(made_id, 'UTF8')) FROM documents)
INSERT INTO case_texts (case_id, desk, subject, sender, mail, reply, words)
SELECT made_id, t.desk, t.subject, t.sender, t.mail, t.reply, t.words || array_to_tsvector(ARRAY[made_id, 'street' || n % {streets}, 'name' || n % {names}])
FROM documents JOIN case_texts AS t ON t.case_id = documents.id ORDER BY n;
UPDATE filling SET cases = {last} + 1
"""
SHORT = MADE + """kept AS (
    INSERT INTO cases (id, desk, state, version, service, urgency, due, language, confidence, subject, sender, received_at, updated_at, flags,
        last_record, document_sha256, document)
    SELECT made_id, desk, made_state, version, service, urgency, due, language, confidence, subject, sender, came, came, flags, 1000000 + n,
        sha256(''), '' FROM made ORDER BY n)
INSERT INTO case_texts (case_id, desk, subject, sender, mail, reply, words)
SELECT made_id, desk, '', '', '', '', few_words.words || array_to_tsvector(ARRAY[made_id, 'street' || n % {streets}, 'name' || n % {names}])
FROM made JOIN few_words ON few_words.case_id = made.id ORDER BY n;
UPDATE filling SET cases = {last} + 1
"""
LISTS = {
    "the queue": "SELECT id FROM cases WHERE desk IN ('stadt') AND state IN ('drafted') ORDER BY desk, state, urgency, due, received_at, id LIMIT 50",
    "what waits": "SELECT id FROM cases WHERE state = 'received' ORDER BY received_at, id LIMIT 50",
    "the outbox": "SELECT id FROM cases WHERE state = 'approved' AND next_attempt <= 1 ORDER BY approved_at, id LIMIT 50",
}
# One stretch of a search: the newest half million cases, in the words of SearchByAge.
STRETCH = ("SELECT case_id FROM case_texts WHERE words @@ '{word}'::tsquery AND ARRAY[place >> 9, -1 - (place >> 15)] && '{{{cells}}}'::BIGINT[] "
           "AND ARRAY[CAST(desk AS TEXT)] && ARRAY['stadt'] OFFSET 0")


def tell(text):
    if sys.stderr.isatty():
        print("\r" + text, end="", file=sys.stderr)


class Filling:
    """Cases are written without the indexes that only lists and searches need, which are made at the end."""

    def __init__(self, server, is_short):
        self.server, self.copy = server, SHORT if is_short else COPY

    def sql(self, text):
        return self.server.rows("desk", "SET synchronous_commit = off; SET maintenance_work_mem = '2GB'; "
                                "SET default_toast_compression = 'lz4'; " + text)

    def begin(self):
        if self.server.rows("desk", "SELECT to_regclass('filling') IS NOT NULL")[0][0] == "t":
            return
        self.sql("""
            CREATE TABLE templates AS SELECT row_number() OVER (ORDER BY id) - 1 AS copied, * FROM cases WHERE state = 'drafted';
            CREATE TABLE left_out AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
                WHERE indrelid IN ('cases'::regclass, 'case_texts'::regclass) AND NOT indisunique;
            CREATE TABLE few_words AS SELECT case_id, array_to_tsvector(ARRAY(
                SELECT lexeme FROM unnest(words) WHERE lexeme ~ '^(latern|straß)')) AS words FROM case_texts;
            CREATE TABLE filling AS SELECT 0 AS cases, FALSE AS is_done;
            DO $$ DECLARE one TEXT; BEGIN
                FOR one IN SELECT name FROM left_out LOOP EXECUTE 'DROP INDEX ' || one; END LOOP;
            END $$""" + ("; ALTER TABLE case_texts SET (fillfactor = 10)" if self.copy == SHORT else ""))

    def run(self, cases, open_cases):
        """How many cases were written in this run."""
        self.begin()
        ((first, done),) = self.sql("SELECT cases, is_done FROM filling")
        if done == "t":
            if int(first) != cases:
                raise SystemExit(f"this folder holds {first} cases; say --cases {first} or take another folder")
            return 0
        for part in range(int(first), cases, PART):
            self.sql(self.copy.format(first=part, last=min(part + PART, cases) - 1, cases=cases, every=max(1, cases // open_cases),
                                 streets=cases // STREETS or 1, names=cases // NAMES or 1))
            tell(f"{min(part + PART, cases)} cases")
        for name, definition in self.sql("SELECT name, definition FROM left_out"):
            tell(f"index {name}            ")
            self.sql(definition.replace("INDEX", "INDEX IF NOT EXISTS", 1))
        tell("vacuum                            ")
        # What lies out of line is read by nobody who plans.
        self.server.rows("desk", "VACUUM (ANALYZE, PROCESS_TOAST FALSE)")
        self.sql("DELETE FROM case_counts; INSERT INTO case_counts SELECT desk, state, count(*) FROM cases GROUP BY desk, state; "
                 "UPDATE filling SET is_done = TRUE")
        return cases - int(first)


def timed(officer, paths):
    times = []
    for path in paths:
        begun = time.perf_counter()
        officer.get(path)
        times.append(1000 * (time.perf_counter() - begun))
    return times


def explain(server):
    last = int(server.rows("desk", "SELECT max(place) FROM case_texts")[0][0]) >> 15
    cells = ",".join(str(-1 - cell) for cell in range(max(0, last - 15), last + 1))
    words = {f"a stretch, the word {word}": STRETCH.format(word=word, cells=cells) for word in ["laterne:*", "street77", "name77", "nowhere"]}
    for what, sql in (LISTS | words).items():
        print(f"{what}:")
        for line in server.rows("desk", "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, SUMMARY OFF) " + sql):
            print("  " + "\t".join(line))


def measure(postroom, desk, cases, requests, is_short):
    process = subprocess.Popen([postroom, "serve", "--no-work", "--desk", desk, "--port", "0"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        while not said.startswith("One-time sign-in"):
            said = process.stderr.readline()
            if not said:
                raise SystemExit("serve does not start")
        officer, chance = Officer(said.split()[-1]), random.Random(1)

        def numbers(below):
            return [chance.randrange(below) for _ in range(requests)]

        pages = {} if is_short else {"the queue": ["/cases"] * requests, "a case": [f"/cases/x{one:09}" for one in numbers(cases)]}
        for what, paths in (pages | {
            "a search that finds one": [f"/search?q=x{one:09}" for one in numbers(cases)],
            f"a search that finds {NAMES:,}": [f"/search?q=%22name{one}%22" for one in numbers(cases // NAMES or 1)],
            f"a search that finds {STREETS:,}": [f"/search?q=%22street{one}%22" for one in numbers(cases // STREETS or 1)],
            "a search for a common word": ["/search?q=Laterne"] * requests,
            "a search for two common words": ["/search?q=Laterne+Stra%C3%9Fe"] * requests,
            "a search for a common and a rare word": [f"/search?q=Laterne+%22name{one}%22" for one in numbers(cases // NAMES or 1)],
            "a search for what nobody wrote": ["/search?q=Quastenflosser"] * requests,
        }).items():
            timed(officer, paths[:5])
            times = timed(officer, paths)
            print(f"{what}: median {percentile(times, 0.5):.0f} ms, p99 {percentile(times, 0.99):.0f} ms", flush=True)
    finally:
        process.terminate()
        process.wait(60)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--open", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    postroom = given.postroom.resolve()
    folder = given.folder.resolve() if given.folder else pathlib.Path(tempfile.mkdtemp(prefix="postroom-many-", dir=os.environ.get("TMPDIR", "/tmp")))
    server = Server(["shared_buffers = 2GB", "max_wal_size = 8GB", "work_mem = 16MB", "autovacuum = off"], kept=folder / "server" if given.folder else None)
    try:
        desk = folder / "desk"
        if not desk.exists():
            make_desk(postroom, desk, server.make("desk"))
            subprocess.run([postroom, "intake", "--desk", desk, ROOT / "Corpora/demo/demo.mbox"], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        begun = time.monotonic()
        if written := Filling(server, given.short).run(given.cases, given.open):
            print(f"{written} cases written in {time.monotonic() - begun:.0f} s")
        for name, table, indexes in server.rows(
                "desk", "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
                        "WHERE relname IN ('cases', 'case_keys', 'case_texts') ORDER BY 1"):
            print(f"{name}: {int(table) / given.cases:.0f} bytes a case, its indexes {int(indexes) / given.cases:.0f}", flush=True)
        if given.explain:
            explain(server)
        measure(postroom, desk, given.cases, given.requests, given.short)
    finally:
        server.close()
        if not given.folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
