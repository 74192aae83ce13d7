#!/usr/bin/env python3
"""What sharing out work costs a case, against a bare queue on the same table: claims as postroom makes them and ends them, and an
`UPDATE … SKIP LOCKED … RETURNING` loop, both by pgbench, in turn. Both leave the case in its next state.

    python3 Evaluation/scale/claims.py POSTROOM [--cases 100000] [--clients 1 4 8] [--batch 50] [--rounds 3] [--desks 10]

POSTROOM is the built command; it makes the tables. The statement is read from Sources/Adapters/PostgresStore/Queue/Claims.swift. Needs
Debian's postgresql-15.
"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

from database import PROGRAMS, ROOT, Server, make_desk

FILL = """
SET session_replication_role = replica;
INSERT INTO cases (id, desk, state, version, urgency, subject, sender, received_at, updated_at, flags, last_record, document_sha256, document)
SELECT 'c' || n, 'desk' || n % {desks}, 'received', 1, 2, 'Anfrage ' || n, 'Ann', 1795000000000 + n, 1795000000000 + n, '[]', n,
    sha256(convert_to('c' || n, 'UTF8')), convert_to(repeat(md5(n::text), 60), 'UTF8')
FROM generate_series(1, {cases}) AS n;
VACUUM ANALYZE;
"""
BARE = """
UPDATE cases SET state = 'triaged', version = version + 1 WHERE id IN (
    SELECT id FROM cases WHERE state = 'received' ORDER BY received_at, id FOR UPDATE SKIP LOCKED LIMIT {batch}) RETURNING id;
"""
# What a step's commit does with them, by which a claim ends.
DONE = """
UPDATE cases SET state = 'triaged', version = version + 1 WHERE id = ANY (string_to_array(:ids, ','));
DELETE FROM work_claims WHERE case_id = ANY (string_to_array(:ids, ','));
"""


def claim(batch):
    """The statement of ClaimQuery.fresh with its values."""
    source = (ROOT / "Sources/Adapters/PostgresStore/Queue/Claims.swift").read_text()
    texts = dict(re.findall(r'static let (\w+) = """\n(.*?)\n        """', source, re.S))
    sql = texts["fresh"].replace("\\(taken)", texts["taken"])
    for value in ["'received'", str(batch), str(batch), "'w'", "60", "'received'"]:
        sql = sql.replace("?", value, 1)
    if "?" in sql or "\\(" in sql:
        raise SystemExit("the statement has other values than this script knows")
    # pgbench keeps one row.
    sql = re.sub(r"SELECT locked\.id, .*?FROM locked", "SELECT string_agg(locked.id, ',') AS ids FROM locked", sql, flags=re.S)
    return re.sub(r"ORDER BY locked\.received_at, locked\.id\s*$", "", sql) + " \\gset\n" + DONE


def speed(server, script, clients, batches):
    """Cases a second."""
    done = subprocess.run(
        [PROGRAMS / "pgbench", "-h", server.folder, "-U", "postroom", "-n", "-f", script, "-c", str(clients), "-j", "2", "-t",
         str(max(1, batches // clients)), "-M", "prepared", "desk"], capture_output=True, text=True, cwd="/",
        # The tables' guards are off: they are the store's, not the queue's.
        env={"PGOPTIONS": "-c session_replication_role=replica"})
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(re.search(r"tps = ([\d.]+)", done.stdout).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postroom", type=pathlib.Path)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 8])
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--desks", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    folder, server = pathlib.Path(tempfile.mkdtemp(prefix="postroom-queue-")), Server(["synchronous_commit = on"])
    folder.chmod(0o755)
    try:
        make_desk(given.postroom.resolve(), folder / "desk", server.make("desk"))
        for statement in FILL.format(cases=given.cases, desks=given.desks).split(";\n"):
            if statement.strip() and not statement.strip().startswith("SET"):
                server.rows("desk", "SET session_replication_role = replica; " * (not statement.strip().startswith("VACUUM")) + statement)
        scripts = {"claims": claim(given.batch), "bare": BARE.format(batch=given.batch)}
        for name, text in scripts.items():
            # Neither waits for the disk: what a crash takes back is done again.
            (folder / name).write_text("BEGIN;\nSET LOCAL synchronous_commit = off;\n" + text + "COMMIT;\n")
        batches = given.cases // given.batch // 2
        for clients in given.clients:
            found = {"claims": [], "bare": []}
            for _ in range(given.rounds):
                for name in found:
                    server.rows("desk", "SET session_replication_role = replica; TRUNCATE work_claims; "
                                        "UPDATE cases SET state = 'received' WHERE state = 'triaged'")
                    server.rows("desk", "VACUUM ANALYZE cases")
                    found[name].append(given.batch * speed(server, folder / name, clients, batches))
            claims, bare = (statistics.median(found[name]) for name in found)
            print(f"{clients} clients: claims {claims:.0f} cases/s, bare loop {bare:.0f} cases/s; a case costs {bare / claims:.2f} times "
                  f"as much", flush=True)
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
