#!/usr/bin/env python3
"""Pages of a desk with very many cases in a PostgreSQL database, and what a case takes on its disk.

    python3 Evaluation/scale/many.py POSTROOM [--cases 1000000] [--open 20000] [--requests 200] [--explain]

POSTROOM is the built command. The cases are copies of the demo's drafted ones, spread over two years, all but --open of them closed; they are
written by SQL, without records and mails, so the size is that of cases, their keys and their searchable texts with all indexes. Times are those of
requests one after the other, in milliseconds. --explain prints how the server plans the statements of the lists. Needs Debian's postgresql-15.
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

PART = 50_000
COPY = """
WITH made AS (
    SELECT t.*, 'x' || lpad(n::text, 9, '0') AS made_id, n, CASE WHEN n % {every} = 0 THEN 'drafted' ELSE 'closed' END AS made_state,
        1735689600000 + (n::bigint * 63072000000 / {cases}) AS came
    FROM generate_series({first}, {last}) AS n JOIN templates AS t ON t.place = n % (SELECT count(*) FROM templates)),
documents AS (
    SELECT made.*, convert_to(replace(replace(convert_from(document, 'UTF8'), id, made_id), '"state":"drafted"',
        '"state":"' || made_state || '"'), 'UTF8') AS made_document FROM made),
kept AS (
    INSERT INTO cases (id, desk, state, version, service, urgency, due, language, confidence, subject, sender, received_at, updated_at, flags,
        last_record, document_sha256, document)
    SELECT made_id, desk, made_state, version, service, urgency, due, language, confidence, subject, sender, came, came, flags, 1000000 + n,
        sha256(made_document), made_document FROM documents ORDER BY n),
keys AS (
    INSERT INTO case_keys (case_id, key) SELECT made_id, sha256(convert_to(made_id, 'UTF8')) FROM documents)
INSERT INTO case_texts (case_id, subject, sender, mail, reply, words)
SELECT made_id, t.subject, t.sender, t.mail, t.reply, t.words FROM documents JOIN case_texts AS t ON t.case_id = documents.id ORDER BY n
"""
LISTS = {
    "the queue": "SELECT id FROM cases WHERE desk IN ('stadt') AND state IN ('drafted') ORDER BY desk, state, urgency, due, received_at, id LIMIT 50",
    "what waits": "SELECT id FROM cases WHERE state = 'received' ORDER BY received_at, id LIMIT 50",
    "the outbox": "SELECT id FROM cases WHERE state = 'approved' AND next_attempt <= 1 ORDER BY approved_at, id LIMIT 50",
    "a word": "SELECT case_id FROM case_texts WHERE words @@ to_tsquery('simple', 'laterne') ORDER BY place DESC LIMIT 50",
}


def tell(text):
    if sys.stderr.isatty():
        print("\r" + text, end="", file=sys.stderr)


def fill(server, cases, open_cases):
    server.rows("desk", "CREATE TABLE templates AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, * FROM cases WHERE state = 'drafted'")
    for first in range(0, cases, PART):
        server.rows("desk", "SET session_replication_role = replica; SET synchronous_commit = off; " + COPY.format(
            first=first, last=min(first + PART, cases) - 1, cases=cases, every=max(1, cases // open_cases)))
        tell(f"{min(first + PART, cases)} cases")
    server.rows("desk", "DROP TABLE templates")
    server.rows("desk", "VACUUM ANALYZE")


def timed(officer, paths):
    times = []
    for path in paths:
        begun = time.perf_counter()
        officer.get(path)
        times.append(1000 * (time.perf_counter() - begun))
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--open", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--explain", action="store_true")
    given = parser.parse_args()
    postroom, folder = given.postroom.resolve(), pathlib.Path(tempfile.mkdtemp(prefix="postroom-many-", dir=os.environ.get("TMPDIR", "/tmp")))
    server = Server(["max_wal_size = 8GB", "maintenance_work_mem = 256MB", "work_mem = 16MB"])
    process = None
    try:
        desk = make_desk(postroom, folder / "desk", server.make("desk"))
        subprocess.run([postroom, "intake", "--desk", desk, ROOT / "Corpora/demo/demo.mbox"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        begun = time.monotonic()
        fill(server, given.cases, given.open)
        print(f"{given.cases} cases written in {time.monotonic() - begun:.0f} s")
        tables = server.rows("desk", "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
                                     "WHERE relname IN ('cases', 'case_keys', 'case_texts') ORDER BY 1")
        for name, table, indexes in tables:
            print(f"{name}: {int(table) / given.cases:.0f} bytes a case, its indexes {int(indexes) / given.cases:.0f}")
        if given.explain:
            for what, sql in LISTS.items():
                print(f"{what}:")
                for line in server.rows("desk", "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, SUMMARY OFF) " + sql):
                    print("  " + "\t".join(line))
        process = subprocess.Popen([postroom, "serve", "--no-work", "--desk", desk, "--port", "0"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        said = ""
        while not said.startswith("One-time sign-in"):
            said = process.stderr.readline()
            if not said:
                raise SystemExit("serve does not start")
        officer, chance = Officer(said.split()[-1]), random.Random(1)
        some = [f"/cases/x{chance.randrange(given.cases):09}" for _ in range(given.requests)]
        for what, paths in {"the queue": ["/cases"] * given.requests, "a search for a word": ["/search?q=Laterne"] * given.requests,
                            "a case": some}.items():
            timed(officer, paths[:5])
            times = timed(officer, paths)
            print(f"{what}: median {percentile(times, 0.5):.0f} ms, p99 {percentile(times, 0.99):.0f} ms", flush=True)
    finally:
        if process:
            process.terminate()
            process.wait(60)
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
